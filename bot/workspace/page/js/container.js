/** What surrounds blocks: a message, a view or the App Home, and what its inputs hold. */

import { api } from "./api.js";
import { agreed } from "./confirm.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { on } from "./state.js";

/** Make the surroundings of some blocks: `where` is what the server calls the container. */
export function makeContainer(where) {
  return { where, values: {}, pressed: {}, root: null };
}

/** Return what an element holds, or what it starts with. */
export function held(box, block, element, initial) {
  const values = (box.values[block.block_id] ??= {});
  values[element.action_id] ??= { type: element.type, ...initial };
  return values[element.action_id];
}

/** Keep what an element holds now; tell the app when the block asks for it. */
export function change(box, block, element, value, node) {
  const values = (box.values[block.block_id] ??= {});
  values[element.action_id] = { type: element.type, ...value };
  if (block.type !== "input" || block.dispatch_action) send(box, block, element, value, node);
}

/** Forget what is held by elements that are no longer shown. */
export function prune(box, blocks) {
  const kept = new Set(blocks.map((block) => block.block_id));
  for (const id of Object.keys(box.values)) if (!kept.has(id)) delete box.values[id];
}

/** Send an action after its confirmation, and show that it is on its way. */
export async function send(box, block, element, value, node) {
  if (!(await agreed(element.confirm))) return false;
  pressedLast = box;
  clearWarning(box);
  node.setAttribute("aria-busy", "true");
  try {
    const answer = await api.action({
      container: box.where,
      block_id: block.block_id,
      action_id: element.action_id,
      element: { type: element.type, ...value },
      state: { values: box.values },
    });
    if (answer.error) warn(box, answer.error);
    return !answer.error;
  } catch (error) {
    warn(box, t("unreachable", { error: error.message }));
    return false;
  } finally {
    node.removeAttribute("aria-busy");
  }
}

let pressedLast = null;

function clearWarning(box) {
  box.root?.querySelectorAll(":scope > .warning").forEach((node) => node.remove());
}

function warn(box, sentence) {
  clearWarning(box);
  box.root?.append(h("div.warning", { role: "alert" }, icon("warning"), sentence));
}

on("live:response_error", ({ sentence }) => pressedLast && warn(pressedLast, sentence));
