/** The section block: text, fields, accessory. */

import { h } from "../dom.js";
import { drawElement } from "../elements/index.js";
import { textOf } from "../text.js";
import { picture } from "./image.js";

/** Build a section. */
export function section(block, box) {
  const { accessory } = block;
  return h("div", {},
    h("div.section-text", {},
      block.text && textOf(block.text),
      block.fields && h("div.fields", {}, block.fields.map(textOf))),
    accessory && h("div.section-accessory", {}, drawn(accessory, block, box)));
}

function drawn(accessory, block, box) {
  return accessory.type === "image" ? picture(accessory) : drawElement(accessory, block, box);
}
