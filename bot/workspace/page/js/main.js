/** Starts the page, and changes who acts. */

import { api } from "./api.js";
import { setClock, startClock } from "./clock.js";
import { byId } from "./dom.js";
import { language, t } from "./i18n.js";
import { listen } from "./live.js";
import { dropModals, restoreModals, startModals } from "./modal.js";
import { markRead, startPlace } from "./place.js";
import { applyTheme } from "./prefs.js";
import { startSidebar } from "./sidebar.js";
import { adopt, emit, isWithBot, memberOf, on, state } from "./state.js";
import { forget, startStore } from "./store.js";
import { close as closeThread, startThread } from "./thread.js";
import { announce, toast } from "./toasts.js";
import { startTraffic } from "./traffic.js";

async function become(id, wanted = state.channel) {
  await listen(id);
  const answer = await api.state(id);
  dropModals();
  closeThread();
  forget();
  adopt(answer);
  setClock(state.clock);
  document.documentElement.lang = language();
  const place = state.conversations.get(wanted);
  const start = place?.is_member ? place : [...state.conversations.values()].find(isWithBot);
  emit("members");
  emit("go", { channel: (start ?? [...state.conversations.values()][0])?.id });
  restoreModals(state.modals ?? []);
}

function remember() {
  const hash = new URLSearchParams({ as: state.me.id, channel: state.channel });
  history.replaceState(null, "", `#${hash}`);
}

async function begin() {
  applyTheme();
  const asked = new URLSearchParams(location.hash.slice(1));
  const { me } = await api.state(asked.get("as")).catch(() => api.state());
  await become(me.id, asked.get("channel"));
}

async function resync() {
  adopt(await api.state(state.me.id));
  setClock(state.clock);
  emit("bot");
  emit("members");
}

function placeChanged({ conversation }) {
  state.conversations.set(conversation.id, conversation);
  emit("places");
}

function unreadChanged({ channel, unread }) {
  const place = state.conversations.get(channel);
  if (!place || (channel === state.channel && !document.hidden && state.tab === "messages")) return;
  place.unread = unread;
  if (!unread) place.mention = false;
  emit("places");
}

function arrived({ channel, message }) {
  if (message.user === state.me.id) return;
  announce(t("newMessage", { name: memberOf(message.user).real_name, text: message.text ?? "" }));
  if (channel !== state.channel) return;
  if (document.hidden && !state.freshFrom) state.freshFrom = message.ts;
  markRead();
}

function connection(online) {
  if (state.online === online) return;
  state.online = online;
  emit("bot");
}

function memberChanged({ member }) {
  state.members.set(member.id, member);
  if (member.id === state.me.id) state.me = member;
  emit("members");
}

function drawer(open) {
  byId("sidebar").classList.toggle("open", open);
  byId("scrim").hidden = !open;
  if (open) byId("sidebar").querySelector("[aria-current=page], .place")?.focus();
}

function wire() {
  on("act-as", (id) => become(id).catch((error) => toast(t("unreachable", { error: error.message }))));
  on("channel", () => (remember(), drawer(false)));
  on("drawer", drawer);
  on("toggle-traffic", () => drawer(false));
  on("redraw", () => (document.documentElement.lang = language()));
  on("arrived", arrived);
  on("online", connection);
  on("resync", resync);
  on("live:conversation", placeChanged);
  on("live:unread", unreadChanged);
  on("live:member", memberChanged);
  on("live:bot", ({ connected }) => {
    state.bot.connected = connected;
    emit("bot");
    emit("places");
  });
  byId("scrim").addEventListener("click", () => drawer(false));
  byId("sidebar").addEventListener("keydown", (event) => event.key === "Escape" && drawer(false));
  document.addEventListener("visibilitychange", () => state.me && markRead());
}

for (const start of [startClock, startStore, startThread, startModals, startPlace, startSidebar, startTraffic, wire]) start();
await begin();
