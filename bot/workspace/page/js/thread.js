/** The pane of one thread. */

import { makeComposer } from "./composer.js";
import { byId, fill, h } from "./dom.js";
import { makeFlow } from "./flow.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { currentPlace, emit, on, state, titleOf } from "./state.js";
import { loadThread, threadOf } from "./store.js";

const flow = makeFlow({ inThread: true });
const composer = makeComposer({ inThread: true });

async function open({ root }) {
  state.thread = root;
  const pane = byId("thread");
  const label = t("close");
  pane.hidden = false;
  pane.setAttribute("aria-label", t("thread"));
  fill(pane,
    h("header.bar", {},
      h("div.bar-text", {}, h("h2", {}, t("thread")), h("div.bar-note", {}, currentPlace().kind === "channel" && "#", titleOf(currentPlace()))),
      h("button.icon-button", { type: "button", "aria-label": label, title: label, onclick: close }, icon("close"))),
    flow.node, currentPlace()?.is_member && composer.node);
  composer.draw();
  await loadThread(state.channel, root);
  composer.focus();
}

/** Close the pane, and go back to the conversation's composer. */
export function close() {
  if (!state.thread) return;
  state.thread = null;
  byId("thread").hidden = true;
  byId("thread").replaceChildren();
  emit("thread-closed");
}

function draw() {
  if (!state.thread) return;
  const messages = threadOf(state.channel, state.thread);
  const count = messages.length - 1;
  flow.render(messages, {
    place: `${state.me.id}/${state.thread}`,
    afterRoot: count > 0 && h("div.thread-count", {}, t("replies", { n: count })),
  });
}

/** Follow the page and the socket. */
export function startThread() {
  on("open-thread", open);
  on("thread-flow", ({ root }) => root === state.thread && draw());
  on("redraw", () => state.thread && open({ root: state.thread }));
  on("resync", () => state.thread && loadThread(state.channel, state.thread));
  byId("thread").addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && close());
}
