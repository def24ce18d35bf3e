/** Every menu that chooses in a list: static, external, people, conversations, one or several. */

import { api } from "../api.js";
import { avatar } from "../avatar.js";
import { change, held } from "../container.js";
import { fill, h } from "../dom.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { listbox } from "../listbox.js";
import { openPopover } from "../popover.js";
import { memberOf, state, titleOf } from "../state.js";
import { plain } from "../text.js";

const asOption = (option) => ({
  key: option.value, label: plain(option.text), note: option.description && plain(option.description), value: option,
});

function staticGroups(element) {
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.map((group) => ({
    label: group.label && plain(group.label), options: group.options.map(asOption),
  }));
}

const personOption = (member) => ({
  key: member.id, label: member.real_name || member.name, note: member.title,
  face: avatar(member, "small"), value: member.id,
});

function people() {
  const members = [...state.members.values()].filter((member) => !member.deleted);
  return [{ options: members.map(personOption) }];
}

const placeOption = (place) => ({
  key: place.id, label: place.kind === "channel" ? `#${place.name}` : titleOf(place), value: place.id,
});

const places = () => [{ options: [...state.conversations.values()].map(placeOption) }];

const byKey = (groups, key) => groups().flatMap((group) => group.options).find((option) => option.key === key);

/** How each family writes what it holds: Slack's field names, one and several. */
const FAMILIES = {
  static: { one: "selected_option", many: "selected_options", start: ["initial_option", "initial_options"], shown: asOption },
  external: { one: "selected_option", many: "selected_options", start: ["initial_option", "initial_options"], shown: asOption },
  users: {
    one: "selected_user", many: "selected_users", start: ["initial_user", "initial_users"], groups: people,
    shown: (id) => personOption(memberOf(id)),
  },
  conversations: {
    one: "selected_conversation", many: "selected_conversations",
    start: ["initial_conversation", "initial_conversations"], groups: places,
    shown: (id) => byKey(places, id) ?? { key: id, label: id, value: id },
  },
};

/** Build a select menu. */
export function select(element, block, box) {
  const several = element.type.startsWith("multi_");
  const family = FAMILIES[element.type.replace("multi_", "").replace("_select", "")];
  const field = several ? family.many : family.one;
  const initial = { [field]: element[family.start[several ? 1 : 0]] ?? (several ? [] : null) };
  const now = () => [held(box, block, element, initial)[field] ?? []].flat().map(family.shown);
  const value = h("span.select-value");
  const button = h("button.select", {
    type: "button", "aria-haspopup": "listbox", "aria-expanded": "false",
    dataset: { focusKey: `${block.block_id}/${element.action_id}` },
  }, value, icon("down"));

  function show() {
    value.classList.toggle("empty", !now().length);
    fill(value, now().length ? label(now(), several) : element.placeholder ? plain(element.placeholder) : t("choose"));
  }

  function pick(option) {
    const values = several ? toggled(now(), option, element.max_selected_items) : option.value;
    change(box, block, element, { [field]: values }, button);
    show();
    if (!several) close();
  }

  let close = () => {};
  button.onclick = () => {
    const chosen = () => new Set(now().map((one) => one.key));
    const list = listbox({ ...source(element, block, box, family), pick, chosen, label: t("choose") });
    close = openPopover(button, list.node, { label: t("choose") }) ?? close;
    list.focus();
  };
  show();
  return button;
}

function label(options, several) {
  if (!several) return options[0].label;
  return h("span.chips", {}, options.map((option) => h("span.chip", {}, option.label)));
}

function toggled(options, option, max = Infinity) {
  const kept = options.filter((one) => one.key !== option.key);
  if (kept.length === options.length && kept.length < max) kept.push(option);
  return kept.map((one) => one.value);
}

function source(element, block, box, family) {
  if (element.type.includes("external")) return { search: true, groups: [], load: (typed) => external(element, block, box, typed) };
  const groups = family.groups ? family.groups() : staticGroups(element);
  const count = groups.reduce((sum, group) => sum + group.options.length, 0);
  return { groups, search: Boolean(family.groups) || count > 7 };
}

async function external(element, block, box, typed) {
  if (typed.length < (element.min_query_length ?? 3)) return [];
  const answer = await api.options({
    container: box.where, block_id: block.block_id, action_id: element.action_id, value: typed,
  });
  return staticGroups(answer);
}
