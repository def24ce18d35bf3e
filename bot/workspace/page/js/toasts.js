/** Short sentences that pass by, and what a screen reader is told. */

import { byId, h } from "./dom.js";

/** Show a sentence for a few seconds. */
export function toast(sentence) {
  const node = h("div.toast", {}, sentence);
  byId("toasts").append(node);
  setTimeout(() => node.remove(), 5000);
}

/** Say a sentence to screen readers alone. */
export function announce(sentence) {
  const log = byId("announcer");
  log.append(h("p", {}, sentence));
  while (log.children.length > 5) log.firstChild.remove();
}
