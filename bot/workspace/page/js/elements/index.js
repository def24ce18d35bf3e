/** Which function draws which element. */

import { h } from "../dom.js";
import { button, feedback, iconButton, overflow } from "./button.js";
import { checkboxes, radios } from "./choices.js";
import { fileInput } from "./file.js";
import { textInput } from "./input.js";
import { datepicker, timepicker } from "./moment.js";
import { select } from "./select.js";

const ELEMENTS = {
  button,
  feedback_buttons: feedback,
  icon_button: iconButton,
  overflow,
  checkboxes,
  radio_buttons: radios,
  plain_text_input: textInput,
  email_text_input: textInput,
  number_input: textInput,
  url_text_input: textInput,
  file_input: fileInput,
  datepicker,
  timepicker,
};

/** Build an element. */
export function drawElement(element, block, box) {
  if (element.type.endsWith("_select")) return select(element, block, box);
  const draw = ELEMENTS[element.type];
  if (!draw) return h("div.block.unsupported", {}, element.type);
  return draw(element, block, box);
}
