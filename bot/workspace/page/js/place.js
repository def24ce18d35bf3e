/** The middle of the page: a conversation, or the app's Home. */

import { api } from "./api.js";
import { avatar } from "./avatar.js";
import { makeComposer } from "./composer.js";
import { byId, fill, h, keepingFocus } from "./dom.js";
import { makeFlow } from "./flow.js";
import { makeHome, visitHome } from "./home.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { intro, tips } from "./intro.js";
import { openPopover } from "./popover.js";
import { currentPlace, emit, isWithBot, on, others, state, titleOf } from "./state.js";
import { load, messagesOf } from "./store.js";
import { close as closeThread } from "./thread.js";

const flow = makeFlow();
const composer = makeComposer();
const home = makeHome();

/** Go to a conversation, or to a tab of the app's. */
async function go({ channel = state.channel, tab = "messages" }) {
  if (channel !== state.channel) closeThread();
  Object.assign(state, { channel, tab });
  emit("channel");
  draw();
  if (tab === "home") return visitHome();
  state.freshFrom = null;
  const { unread } = currentPlace();
  await load(channel);
  if (channel !== state.channel) return null;
  state.freshFrom = firstUnread(unread);
  drawFlow();
  flow.toBottom(false);
  const onTab = document.activeElement?.matches(".tab");
  if (!onTab && matchMedia("(width > 760px)").matches) composer.focus();
  return markRead();
}

function firstUnread(count) {
  if (!count) return null;
  return messagesOf(state.channel).filter((message) => message.user !== state.me.id).at(-count)?.ts ?? null;
}

/** Tell the server that the conversation on screen is read. */
export async function markRead() {
  if (document.hidden || state.tab !== "messages" || !currentPlace()) return;
  currentPlace().unread = 0;
  emit("places");
  await api.read(state.channel).catch(() => null);
}

function draw() {
  const place = currentPlace();
  if (!place) return;
  const inHome = state.tab === "home";
  byId("skip").textContent = t("skip");
  document.title = `${titleOf(place)} · ${state.team.name}`;
  const parts = [header(place), isWithBot(place) && tabs(), offline(place), inHome ? home.node : [flow.node, foot(place)]];
  keepingFocus(byId("main"), () => fill(byId("main"), parts));
  if (inHome) home.draw();
  else {
    composer.draw();
    drawFlow();
  }
}

function drawFlow(channel = state.channel) {
  if (channel !== state.channel || state.tab !== "messages" || !currentPlace()) return;
  flow.render(messagesOf(channel), {
    place: `${state.me.id}/${channel}`, intro: intro(currentPlace()), freshFrom: state.freshFrom,
  });
}

function foot(place) {
  if (place.is_member) return composer.node;
  return h("div.composer", {}, h("div.composer-notice", {}, icon("lock"), t("notMember", { name: place.name })));
}

function header(place) {
  const channel = place.kind === "channel";
  const note = channel ? "" : [others(place)[0].title, others(place)[0].role_note].filter(Boolean).join(" · ");
  return h(`header.bar${isWithBot(place) ? ".tabbed" : ""}`, {},
    h("button.icon-button.menu-button", {
      type: "button", "aria-label": t("menu"), onclick: () => emit("drawer", true),
    }, icon("menu")),
    channel ? icon("hash") : avatar(others(place)[0], "small"),
    h("div.bar-text", {}, h("h1", {}, titleOf(place)), note && h("div.bar-note", {}, note)),
    isWithBot(place) && tipsButton());
}

function tipsButton() {
  if (!tips()) return null;
  const label = t("tryThis");
  return h("button.icon-button", {
    type: "button", "aria-label": label, title: label, "aria-haspopup": "dialog",
    onclick: (event) => openPopover(event.currentTarget, h("div.card", {}, tips()), { label, wide: true }),
  }, icon("bulb"));
}

function tabs() {
  const turn = (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    go({ tab: state.tab === "home" ? "messages" : "home" });
    byId("main").querySelector(".tab[aria-selected=true]").focus();
  };
  return h("div.tabs", { role: "tablist", onkeydown: turn }, ["messages", "home"].map((name) => {
    const open = state.tab === name;
    return h("button.tab", {
      type: "button", role: "tab", "aria-selected": String(open), tabindex: open ? 0 : -1,
      onclick: () => go({ tab: name }), dataset: { focusKey: name },
    }, t(name));
  }));
}

function offline(place) {
  if (!state.online) return h("div.banner", { role: "status" }, icon("warning"), t("errorConnection"));
  if (!isWithBot(place) || state.bot.connected) return null;
  return h("div.banner", { role: "status" }, icon("warning"), t("botOffline", { name: state.bot.name }));
}

/** Follow the page and the socket. */
export function startPlace() {
  on("go", go);
  on("redraw", draw);
  on("bot", draw);
  on("flow", drawFlow);
  on("live:clock", () => drawFlow());
  on("resync", () => load(state.channel));
  on("thread-closed", () => state.tab === "messages" && composer.focus());
  on("draft", (text) => composer.set(text));
  on("live:home", ({ view }) => {
    state.home = view;
    if (state.tab === "home") home.draw();
  });
}
