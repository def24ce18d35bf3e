/** A list to choose from, with a search field when it is long or comes from the app. */

import { fill, freshId, h } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";

/**
 * Build a list: `groups` are `{label, options}`, an option is `{key, label, note, face, value}`.
 * `search` asks for a field; `load` brings groups for what is typed; `pick` is called with an option.
 */
export function listbox({ groups, chosen, pick, search = false, load, label }) {
  const id = freshId("list");
  const view = { groups, active: 0, options: [] };
  const list = h("div", { role: "listbox", id, "aria-label": label, tabindex: search ? null : 0 });
  const input = search && searchField(id, (words) => narrow(words));
  const box = h("div.listbox", { onkeydown: (event) => key(event) }, input && h("div.listbox-search", {}, input), list);

  function draw() {
    view.options = view.groups.flatMap((group) => group.options);
    const rows = view.groups.flatMap((group) => [
      group.label && group.options.length && h("div.listbox-group", {}, group.label),
      group.options.map((option) => row(option)),
    ]);
    fill(list, view.options.length ? rows : h("div.listbox-empty", {}, t("nothingFound")));
    point(Math.max(0, view.options.findIndex((option) => chosen().has(option.key))));
  }

  function row(option) {
    const picked = chosen().has(option.key);
    return h("div", {
      role: "option", id: freshId("option"), "aria-selected": String(picked),
      onclick: () => choose(option), onmousemove: () => point(view.options.indexOf(option)),
    }, option.face, words(option), h("span.option-mark", {}, picked && icon("check")));
  }

  function point(at) {
    view.active = at;
    const rows = [...list.querySelectorAll("[role=option]")];
    rows.forEach((node, n) => node.classList.toggle("active", n === at));
    rows[at]?.scrollIntoView({ block: "nearest" });
    (input || list).setAttribute("aria-activedescendant", rows[at]?.id ?? "");
  }

  function choose(option) {
    pick(option);
    draw();
    point(view.options.findIndex((other) => other.key === option.key));
  }

  function key(event) {
    const at = { ArrowDown: view.active + 1, ArrowUp: view.active - 1, Home: 0, End: -1 }[event.key];
    if (at !== undefined) point((at + view.options.length) % view.options.length);
    else if (event.key === "Enter" || (event.key === " " && !search)) choose(view.options[view.active]);
    else return;
    event.preventDefault();
  }

  let turn = 0;
  async function narrow(typed) {
    const mine = ++turn;
    const found = load ? await load(typed) : filtered(groups, typed);
    if (mine !== turn) return;
    view.groups = found;
    draw();
  }

  if (load) narrow("");
  else draw();
  return { node: box, focus: () => (input || list).focus() };
}

function words(option) {
  return h("span.option-text", {}, option.label, option.note && h("span.option-note", {}, option.note));
}

function searchField(id, hear) {
  const label = t("search");
  return h("input.text-input", {
    type: "search", role: "combobox", "aria-controls": id, "aria-expanded": "true", "aria-label": label,
    placeholder: label, autocomplete: "off", oninput: (event) => hear(event.target.value),
  });
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Keep the options that hold what is typed, accents aside. */
export function filtered(groups, typed) {
  const wanted = plain(typed.trim());
  const fits = (option) => plain(`${option.label} ${option.note ?? ""}`).includes(wanted);
  return groups.map((group) => ({ ...group, options: group.options.filter(fits) }));
}
