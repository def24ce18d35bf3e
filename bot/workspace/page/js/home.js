/** The Home tab of the app. */

import { api } from "./api.js";
import { drawBlocks } from "./blocks/index.js";
import { makeContainer } from "./container.js";
import { fill, h, keepingFocus } from "./dom.js";
import { t } from "./i18n.js";
import { rings } from "./icons.js";
import { state } from "./state.js";

/** Make the tab; `draw` shows the latest view. */
export function makeHome() {
  const node = h("div.home", { role: "tabpanel", id: "panel-home", tabindex: 0 });
  let box = null;

  function draw() {
    if (box?.member !== state.me.id) box = { ...makeContainer({ type: "home" }), member: state.me.id };
    node.setAttribute("aria-label", t("home"));
    keepingFocus(node, () => fill(node, state.home ? drawBlocks(state.home.blocks, box) : empty()));
  }

  return { node, draw };
}

const empty = () => h("div.home-empty", {}, rings(56), h("p", {}, t("emptyHome")));

/** Tell the app that its Home is looked at. */
export const visitHome = () => api.home().catch(() => null);
