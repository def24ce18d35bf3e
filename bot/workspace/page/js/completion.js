/** What the composer proposes while one types: commands, people, emoji. */

import { avatar } from "./avatar.js";
import { fill, freshId, h } from "./dom.js";
import { named } from "./emoji.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { filtered } from "./listbox.js";
import { currentPlace, state } from "./state.js";

const COMMAND = /^\/\S*$/;
const PERSON = /(?:^|[\s(])@([\p{L}\p{N}._-]*)$/u;
const EMOJI = /(?:^|\s):([a-z0-9_+-]{2,})$/;

/** Return what may complete the text before the caret: `{title, options, from}`. */
export function proposals(before) {
  if (COMMAND.test(before)) return commands(before);
  const person = PERSON.exec(before);
  if (person) return people(person[1], before.length - person[1].length - 1);
  const emoji = EMOJI.exec(before);
  return emoji ? signs(emoji[1], before.length - emoji[1].length - 1) : null;
}

function commands(typed) {
  const found = state.commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
  const options = found.map(({ command, description, usage_hint: hint }) => ({
    insert: `${command} `, exact: typed === command,
    face: h("span.place-icon", {}, icon("slash")),
    words: h("span.completion-text", {},
      h("span", {}, h("strong", {}, command), " ", hint && h("span.completion-note.hint", {}, hint)),
      h("span.completion-note", {}, description)),
  }));
  return { title: t("commands"), options, from: 0 };
}

function people(typed, from) {
  const place = currentPlace();
  const here = new Set(place?.with ?? []);
  const members = [...state.members.values()].filter((member) => !member.deleted && member.id !== "USLACKBOT");
  const options = members.map((member) => ({ member, label: member.real_name, note: member.name }));
  const found = filtered([{ options }], typed)[0].options;
  found.sort((one, two) => here.has(two.member.id) - here.has(one.member.id));
  return { title: t("people"), from, options: found.slice(0, 8).map(({ member }) => personOption(member)) };
}

function personOption(member) {
  return {
    insert: `@${member.real_name} `,
    face: avatar(member, "small"),
    words: h("span.completion-text", {},
      h("strong", {}, member.real_name), " ",
      h("span.completion-note.hint", {}, member.id === state.me.id ? t("you") : member.title)),
  };
}

function signs(typed, from) {
  const options = named(typed).slice(0, 8).map(([name, sign]) => ({
    insert: `:${name}: `, face: h("span.place-icon", {}, sign), words: h("span.completion-text", {}, `:${name}:`),
  }));
  return { title: "Emoji", options, from };
}

/** Make the list shown above the composer. */
export function makeCompletion(field, choose) {
  const id = freshId("completion");
  const node = h("div.completion", { hidden: true });
  let found = null;
  let active = 0;

  function show(next) {
    found = next?.options.length ? next : null;
    active = 0;
    node.hidden = !found;
    field.setAttribute("aria-expanded", String(Boolean(found)));
    if (found) draw();
    else field.removeAttribute("aria-activedescendant");
  }

  function draw() {
    fill(node, h("div.completion-title", {}, found.title),
      h("div", { role: "listbox", id, "aria-label": found.title }, found.options.map(row)));
    point(active);
  }

  function row(option, n) {
    return h("div", {
      role: "option", id: `${id}-${n}`, onmousemove: () => point(n),
      onmousedown: (event) => (event.preventDefault(), take(n)),
    }, option.face, option.words);
  }

  function point(at) {
    active = at;
    const rows = [...node.querySelectorAll("[role=option]")];
    rows.forEach((one, n) => one.setAttribute("aria-selected", String(n === at)));
    rows[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", rows[at].id);
  }

  function take(at) {
    const { from } = found;
    const option = found.options[at];
    show(null);
    choose(option, from);
  }

  /** Use a key; tell whether it was for the list. */
  function key(event) {
    if (!found) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) point((active + step + found.options.length) % found.options.length);
    else if (event.key === "Escape") show(null);
    else if (event.key === "Tab" || (event.key === "Enter" && !found.options[active].exact)) take(active);
    else return false;
    event.preventDefault();
    return true;
  }

  field.setAttribute("aria-controls", id);
  return { node, show, key };
}
