/** Checkboxes and radio buttons. */

import { change, held } from "../container.js";
import { freshId, h } from "../dom.js";
import { textOf } from "../text.js";

/** Build checkboxes. */
export function checkboxes(element, block, box) {
  const value = held(box, block, element, { selected_options: element.initial_options ?? [] });
  const chosen = new Set(value.selected_options.map((option) => option.value));
  return choices(element, block, chosen, "checkbox", (node) => {
    const ticked = [...node.querySelectorAll("input")].map((input) => input.checked);
    change(box, block, element, { selected_options: element.options.filter((_, n) => ticked[n]) }, node);
  });
}

/** Build radio buttons. */
export function radios(element, block, box) {
  const value = held(box, block, element, { selected_option: element.initial_option ?? null });
  const chosen = new Set([value.selected_option?.value]);
  return choices(element, block, chosen, "radio", (node) => {
    const at = [...node.querySelectorAll("input")].findIndex((input) => input.checked);
    change(box, block, element, { selected_option: element.options[at] }, node);
  });
}

function choices(element, block, chosen, type, hear) {
  const name = freshId("choice");
  const node = h("div.choices", { role: type === "radio" ? "radiogroup" : "group", onchange: () => hear(node) },
    (element.options ?? []).map((option, n) => h("label.choice", {},
      h("input", {
        type, name, checked: chosen.has(option.value),
        dataset: { focusKey: `${block.block_id}/${element.action_id}/${n}` },
      }),
      h("span", {}, textOf(option.text), option.description && h("span.choice-note", {}, textOf(option.description))))));
  return node;
}
