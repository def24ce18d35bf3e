/** A dialog over a dimmed page: focus kept inside, given back on closing. */

import { freshId, h, standing } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";

/** Open a dialog; `onCancel` is Escape, the cross and the close button. */
export function openDialog({ title, body, foot, narrow = false, onCancel, onSubmit, back = false }) {
  const id = freshId("title");
  const before = document.activeElement;
  const form = h("form", { novalidate: true, onsubmit: (event) => (event.preventDefault(), onSubmit?.()) },
    h("header.modal-head", {},
      back && crossButton("back", onCancel),
      h("h2", { id, tabindex: -1 }, title),
      crossButton("close", onCancel)),
    h("div.modal-body", {}, body),
    foot && h("footer.modal-foot", {}, foot));
  const dialog = h(`dialog.modal${narrow ? ".narrow" : ""}`, { "aria-labelledby": id }, form);
  dialog.addEventListener("cancel", (event) => (event.preventDefault(), onCancel()));
  document.body.append(dialog);
  dialog.showModal();
  firstStop(dialog)?.focus();
  return { dialog, close: () => shut(dialog, before) };
}

function crossButton(name, press) {
  const label = t(name);
  return h("button.icon-button", { type: "button", "aria-label": label, title: label, onclick: press }, icon(name));
}

function shut(dialog, before) {
  dialog.close();
  dialog.remove();
  standing(before)?.focus();
}

const STOPS = "input, textarea, select, .select, .button:not(.plain)";

/** Return where the focus goes first: a field, else the first button, else the title. */
function firstStop(dialog) {
  const body = dialog.querySelector(".modal-body");
  const field = body.querySelector(STOPS);
  return field ?? dialog.querySelector(".modal-foot .primary") ?? dialog.querySelector("h2");
}
