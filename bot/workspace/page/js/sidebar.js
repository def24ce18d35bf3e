/** The column of conversations. */

import { avatar } from "./avatar.js";
import { arrange, byId, h, keepingFocus } from "./dom.js";
import { t } from "./i18n.js";
import { icon, rings } from "./icons.js";
import { stage } from "./stage.js";
import { emit, isWithBot, on, others, state, titleOf } from "./state.js";
import { shortTime } from "./time.js";
import { trafficShown } from "./traffic.js";

/** Keep the sidebar in step with what the page knows. */
export function startSidebar() {
  for (const topic of ["places", "redraw", "members", "channel", "traffic-toggled"]) on(topic, draw);
  on("clock", showTime);
}

function showTime() {
  const face = byId("sidebar").querySelector("[data-focus-key=clock] .stage-value");
  if (face) face.textContent = shortTime(state.clock.now);
}

function draw() {
  const side = byId("sidebar");
  side.setAttribute("aria-label", t("menu"));
  const top = side.querySelector(".places")?.scrollTop ?? 0;
  keepingFocus(side, () => arrange(side, [team(), sections(), stage({ trafficShown: trafficShown() })]));
  side.querySelector(".places").scrollTop = top;
}

function team() {
  const face = rings(34);
  face.classList.add("team-mark");
  return h("header.team", {}, face, h("div.bar-text", {},
    h("div.team-name", {}, state.team.name), h("div.team-note", { title: state.team.fictional_note }, t("fictional"))));
}

function sections() {
  const places = [...state.conversations.values()];
  const channels = places.filter((place) => place.kind === "channel").sort(byTitle);
  const apps = places.filter(isWithBot);
  const people = places.filter((place) => place.kind !== "channel" && !isWithBot(place)).sort(byTitle);
  return h("div.places", {},
    section(t("apps"), apps), section(t("channels"), channels), section(t("directMessages"), people));
}

const byTitle = (one, two) => titleOf(one).localeCompare(titleOf(two));

function section(title, places) {
  if (!places.length) return null;
  return h("section", { "aria-label": title }, h("h2", {}, title),
    h("ul", { role: "list" }, places.map((place) => h("li", {}, entry(place)))));
}

function entry(place) {
  const open = place.id === state.channel;
  const marks = [place.unread && "unread", !place.is_member && "outside"].filter(Boolean);
  return h(["button.place", ...marks].join("."), {
    type: "button", "aria-current": open ? "page" : null, dataset: { focusKey: place.id, channel: place.id },
    onclick: () => emit("go", { channel: place.id }),
  }, face(place), h("span.place-name", {}, titleOf(place)), isWithBot(place) && presence(), count(place));
}

function face(place) {
  if (place.kind === "channel") return h("span.place-icon", {}, icon("hash"));
  if (place.kind === "mpim") return h("span.place-icon", {}, icon("people"));
  return h("span.place-icon", {}, avatar(others(place)[0], "small"));
}

function presence() {
  return h(`span.dot${state.bot.connected ? "" : ".off"}`, { "aria-hidden": "true" });
}

function count(place) {
  const loud = place.kind !== "channel" || place.mention;
  if (!place.unread) return null;
  if (!loud) return h("span.unseen", {}, t("unread", { n: place.unread }));
  return h("span.badge", { "aria-label": t("unread", { n: place.unread }) }, place.unread > 99 ? "99+" : place.unread);
}
