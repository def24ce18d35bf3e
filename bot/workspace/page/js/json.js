/** JSON made readable. */

import { h } from "./dom.js";

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/** Build a coloured, indented JSON. */
export function pretty(value) {
  const text = JSON.stringify(value, null, 2);
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    nodes.push(text.slice(at, found.index), coloured(found));
    at = found.index + found[0].length;
  }
  return h("pre", { tabindex: 0 }, nodes, text.slice(at));
}

function coloured([whole, string, colon]) {
  if (colon) return [h("span.json-key", {}, string), colon];
  return h(string ? "span.json-text" : "span.json-other", {}, whole);
}
