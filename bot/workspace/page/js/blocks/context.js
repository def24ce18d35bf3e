/** The context block: small words and small pictures. */

import { h } from "../dom.js";
import { textOf } from "../text.js";
import { picture } from "./image.js";

/** Build a context block. */
export function context(block) {
  return h("div", {}, block.elements.map((element) =>
    element.type === "image" ? picture(element) : textOf(element)));
}
