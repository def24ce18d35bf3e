/** The card of a member, opened from a face, a name or a mention. */

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { openPopover } from "./popover.js";
import { emit, memberOf, state } from "./state.js";
import { timeOf } from "./time.js";

/** Open the card of a member beside what was pressed. */
export function openCard(anchor, id) {
  const member = memberOf(id);
  const place = id !== state.me.id && directWith(id);
  const close = openPopover(anchor, h("div.card", {},
    avatar(member, "large"),
    h("div.card-name", {}, member.real_name || member.name),
    [member.title, member.role_note, ...flags(member)].filter(Boolean).map((words) => h("div.soft", {}, words)),
    member.tz && !member.is_bot && h("div.soft", {}, t("localTime", { time: timeOf(state.clock.now, member.tz) })),
    place && h("button.button", { type: "button", onclick: () => (close(), emit("go", { channel: place.id })) }, t("write")),
    canAct(member) && h("button.button", { type: "button", onclick: () => (close(), emit("act-as", id)) }, t("actAs")),
  ), { label: member.real_name || member.name });
}

function directWith(id) {
  return [...state.conversations.values()].find((place) => place.kind === "dm" && place.with.includes(id));
}

/** Return what is to be known of an account in a word. */
export function flags(member) {
  return [
    member.deleted && t("deactivated"),
    member.is_guest && t("guest"),
  ].filter(Boolean);
}

/** Tell whether one may act as this member. */
function canAct(member) {
  return !member.is_bot && !member.deleted && member.id !== state.me.id && state.members.has(member.id);
}
