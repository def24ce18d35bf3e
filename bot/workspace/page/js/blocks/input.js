/** The input block: label, field, hint, error. */

import { freshId, h } from "../dom.js";
import { drawElement } from "../elements/index.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { plain } from "../text.js";

/** Build an input block. */
export function input(block, box) {
  const id = freshId("field");
  const hint = block.hint && h("div.field-hint", { id: `${id}-hint` }, plain(block.hint));
  const element = drawElement(block.element, block, box);
  const target = element.matches(".counted, .file-input") ? element.querySelector("input, textarea") : element;
  target.id = id;
  target.setAttribute("aria-labelledby", `${id}-label${target.matches(".select") ? ` ${id}` : ""}`);
  if (hint) target.setAttribute("aria-describedby", hint.id);
  const label = h("label.field-label", { id: `${id}-label`, for: id }, plain(block.label),
    block.optional && h("span.field-optional", {}, t("optional")));
  if (!block.optional) target.setAttribute("aria-required", "true");
  return h("div.field", {}, label, element, hint);
}

/** Show an error under a block, or take it away. */
export function mark(field, sentence) {
  const target = field.querySelector("[aria-labelledby]") ?? field.querySelector("button, input");
  field.querySelector(".field-error")?.remove();
  field.classList.toggle("wrong", Boolean(sentence));
  target?.setAttribute("aria-invalid", String(Boolean(sentence)));
  if (!sentence) return;
  const error = h("div.field-error", { id: freshId("error"), role: "alert" }, icon("warning"), h("span", {}, sentence));
  target?.setAttribute("aria-errormessage", error.id);
  field.append(error);
}
