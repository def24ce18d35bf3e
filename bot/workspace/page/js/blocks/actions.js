/** The rows of things to press. */

import { h } from "../dom.js";
import { drawElement } from "../elements/index.js";

const row = (block, box) => h("div", {}, block.elements.map((element) => drawElement(element, block, box)));

/** Build an actions block. */
export const actions = row;

/** Build the row that rates or acts on a message. */
export const contextActions = row;
