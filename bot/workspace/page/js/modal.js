/** The app's modals: a stack of at most three views. */

import { api } from "./api.js";
import { drawBlocks } from "./blocks/index.js";
import { mark } from "./blocks/input.js";
import { makeContainer } from "./container.js";
import { openDialog } from "./dialog.js";
import { fill, h, keepingFocus } from "./dom.js";
import { t } from "./i18n.js";
import { on, state } from "./state.js";
import { plain } from "./text.js";
import { faults } from "./validate.js";

const stack = [];

const find = (id) => stack.find((entry) => entry.view.id === id);

function open(view) {
  if (find(view.id)) return update(view);
  const box = makeContainer({ type: "view", view_id: view.id });
  const body = h("div", {}, drawBlocks(view.blocks, box));
  const error = h("div.modal-error", { role: "alert", hidden: true });
  const entry = { view, box, body, error };
  entry.opened = openDialog({
    title: plain(view.title),
    body: [error, body],
    foot: foot(entry),
    back: Boolean(view.previous_view_id),
    onCancel: () => cancel(entry),
    onSubmit: () => submit(entry),
  });
  stack.push(entry);
  return entry;
}

function foot(entry) {
  const { view } = entry;
  entry.button = view.submit && h("button.button.primary", { type: "submit" }, plain(view.submit));
  return [
    h("span.modal-app", {}, state.bot.name),
    h("button.button.plain", { type: "button", onclick: () => cancel(entry) }, view.close ? plain(view.close) : t(view.submit ? "cancel" : "close")),
    entry.button,
  ];
}

function update(view) {
  const entry = find(view.id);
  if (!entry) return;
  const { dialog } = entry.opened;
  entry.view = view;
  keepingFocus(dialog, () => {
    fill(entry.body, drawBlocks(view.blocks, entry.box));
    fill(dialog.querySelector(".modal-foot"), foot(entry));
    dialog.querySelector("h2").textContent = plain(view.title);
  });
  if (view.errors) show(entry, view.errors);
}

async function cancel(entry) {
  remove(entry.view.id);
  await api.close(entry.view.id).catch(() => null);
}

async function submit(entry) {
  if (!entry.view.submit || entry.button.hasAttribute("aria-busy")) return;
  const wrong = faults(entry.view.blocks, entry.box.values);
  show(entry, wrong);
  if (Object.keys(wrong).length) return;
  busy(entry, true);
  try {
    const answer = await api.submit(entry.view.id, values(entry));
    if (answer.errors) show(entry, answer.errors);
    if (answer.error) fail(entry, answer.error);
  } catch (error) {
    fail(entry, error.message);
  } finally {
    busy(entry, false);
  }
}

/** What Slack sends: the input blocks and whatever else holds a value. */
function values({ view, box }) {
  const known = new Set(view.blocks.map((block) => block.block_id));
  return Object.fromEntries(Object.entries(box.values).filter(([id]) => known.has(id)));
}

function busy(entry, isBusy) {
  // What took the window's place may have nothing to submit.
  if (isBusy) entry.button?.setAttribute("aria-busy", "true");
  else entry.button?.removeAttribute("aria-busy");
}

function show(entry, errors) {
  entry.error.hidden = true;
  const fields = [...entry.body.querySelectorAll("[data-block-id]")];
  for (const field of fields.filter((node) => node.matches(".field"))) {
    mark(field, errors[field.dataset.blockId]);
  }
  const first = fields.find((field) => errors[field.dataset.blockId]);
  first?.querySelector("input, textarea, .select")?.focus();
}

function fail(entry, sentence) {
  entry.error.textContent = sentence;
  entry.error.hidden = false;
}

function remove(id) {
  const at = stack.findIndex((entry) => entry.view.id === id);
  if (at >= 0) stack.splice(at, 1)[0].opened.close();
}

/** Close every modal, without telling the app: somebody else is acting. */
export function dropModals() {
  while (stack.length) remove(stack.at(-1).view.id);
}

/** Open the modals the server already has open. */
export const restoreModals = (views) => views.forEach(open);

/** Follow the socket. */
export function startModals() {
  on("live:view_opened", ({ view }) => open(view));
  on("live:view_pushed", ({ view }) => open(view));
  on("live:view_updated", ({ view }) => update(view));
  on("live:view_closed", ({ view_id: id }) => remove(id));
}
