/** The foot of the sidebar: who one acts as, the clock, the traffic, the display. */

import { avatar } from "./avatar.js";
import { flags } from "./card.js";
import { openClock } from "./clock.js";
import { fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { openJoin } from "./join.js";
import { openPopover, walkable } from "./popover.js";
import { applyTheme, prefer, prefs } from "./prefs.js";
import { emit, state } from "./state.js";
import { shortTime } from "./time.js";

/** Build the foot of the sidebar. */
export function stage({ trafficShown }) {
  return h("div.stage", {},
    row("act-as", avatar(state.me), t("actAs"), state.me.real_name, openMembers),
    row("clock", h("span.stage-icon", {}, icon("clock")), t("clock"), shortTime(state.clock.now), openClock),
    h("div.stage-tools", {},
      h("button.stage-tool", {
        type: "button", "aria-pressed": String(trafficShown), onclick: () => emit("toggle-traffic"),
        dataset: { focusKey: "traffic" },
      }, icon("traffic"), t("traffic")),
      h("button.stage-tool", {
        type: "button", "aria-haspopup": "dialog", onclick: (event) => openDisplay(event.currentTarget),
        dataset: { focusKey: "display" },
      }, icon("display"), t("display"))));
}

function row(key, face, label, value, open) {
  return h("button.stage-row", {
    type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", dataset: { focusKey: key },
    onclick: (event) => open(event.currentTarget),
  }, face, h("span.stage-text", {}, h("span.stage-label", {}, label), h("span.stage-value", {}, value)), icon("down"));
}

function openMembers(anchor) {
  const people = [...state.members.values()].filter((member) => !member.is_bot);
  const menu = walkable(h("div", {},
    h("div.menu-title", {}, t("actAs")),
    h("p.menu-note", {}, t("actAsNote")),
    people.map((member) => person(member, () => (close(), emit("act-as", member.id)))),
    h("hr.menu-rule"),
    h("button.menu-item", { type: "button", onclick: () => (close(), openJoin()) }, icon("plus"), t("join"))));
  const close = openPopover(anchor, menu, { label: t("actAs"), wide: true });
  menu.querySelector("[aria-current]")?.focus();
}

function person(member, press) {
  const note = [member.role_note || member.title, ...flags(member)].filter(Boolean).join(" · ");
  const mine = member.id === state.me.id;
  return h("button.person", {
    type: "button", onclick: press, disabled: member.deleted, "aria-current": mine ? "true" : null,
    dataset: { member: member.id },
  }, avatar(member), h("span.person-text", {},
    h("span.person-name", {}, member.real_name), h("span.person-note", {}, note)), mine && icon("check"));
}

function openDisplay(anchor) {
  const content = h("div");
  const focus = () => content.querySelector("input:checked").focus();
  const speak = () => {
    emit("redraw");
    draw();
    focus();
  };
  const draw = () =>
    fill(content,
      h("div.menu-title", {}, t("language")),
      segments("language", [["auto", "Auto"], ["fr", "Français"], ["en", "English"]], speak),
      h("div.menu-title", {}, t("theme")),
      segments("theme", [["auto", "Auto"], ["light", t("light")], ["dark", t("dark")]], applyTheme));
  draw();
  openPopover(anchor, content, { label: t("display"), wide: true });
  focus();
}

function segments(name, options, apply) {
  const choose = (value) => {
    prefer(name, value);
    apply();
  };
  return h("div.segments", { role: "radiogroup", "aria-label": t(name) }, options.map(([value, label]) =>
    h("label.segment", {},
      h("input", { type: "radio", name, value, checked: prefs[name] === value, onchange: () => choose(value) }),
      h("span", {}, label))));
}
