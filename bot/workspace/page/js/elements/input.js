/** Fields one types in: text, e-mail, number. */

import { change, held, send } from "../container.js";
import { h } from "../dom.js";
import { plain } from "../text.js";

const TYPES = {
  plain_text_input: { type: "text" },
  email_text_input: { type: "email", autocomplete: "off", inputmode: "email" },
  number_input: { type: "text", inputmode: "decimal" },
  url_text_input: { type: "url" },
};

/** Build a field, with what remains to be typed when it is limited. */
export function textInput(element, block, box) {
  const value = held(box, block, element, { value: element.initial_value ?? null });
  const counter = element.max_length && element.max_length < 1000 ? h("span.counter", { "aria-hidden": "true" }) : null;
  const asked = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];

  function hear(event) {
    const typed = event.target.value || null;
    const quiet = !block.dispatch_action || !asked.includes("on_character_entered");
    change(box, quiet ? { ...block, type: "input", dispatch_action: false } : block, element, { value: typed }, field);
    count();
  }

  function key(event) {
    if (event.key !== "Enter" || element.multiline || !block.dispatch_action) return;
    event.preventDefault();
    if (asked.includes("on_enter_pressed")) send(box, block, element, { value: field.value || null }, field);
  }

  const field = h(element.multiline ? "textarea.text-input" : "input.text-input", {
    ...(element.multiline ? {} : TYPES[element.type]),
    value: value.value ?? "", placeholder: element.placeholder && plain(element.placeholder),
    oninput: hear, onkeydown: key, dataset: { focusKey: `${block.block_id}/${element.action_id}` },
  });

  function count() {
    if (!counter) return;
    const left = element.max_length - [...field.value].length;
    counter.textContent = left;
    counter.hidden = left > Math.max(20, element.max_length * 0.25);
    counter.classList.toggle("over", left < 0);
  }

  count();
  return counter ? h("div.counted", {}, field, counter) : field;
}
