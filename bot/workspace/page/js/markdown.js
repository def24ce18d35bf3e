/** The standard Markdown of the `markdown` block: its blocks. */

import { h } from "./dom.js";
import { inline } from "./markdown_inline.js";

const FENCE = /^\s*(```|~~~)(.*)$/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const QUOTE = /^\s{0,3}>\s?/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Build the nodes of a Markdown text. */
export function markdown(text) {
  return h("div.rich", {}, blocks(text.replace(/\r\n?/g, "\n").split("\n")));
}

function blocks(lines) {
  const nodes = [];
  let at = 0;
  while (at < lines.length) {
    const [node, next] = blockAt(lines, at);
    if (node) nodes.push(node);
    at = next;
  }
  return nodes;
}

function blockAt(lines, at) {
  const line = lines[at];
  if (!line.trim()) return [null, at + 1];
  if (FENCE.test(line)) return fence(lines, at);
  if (HEADING.test(line)) return [heading(line), at + 1];
  if (RULE.test(line)) return [h("hr"), at + 1];
  if (QUOTE.test(line)) return quote(lines, at);
  if (ITEM.test(line)) return list(lines, at);
  if (isTable(lines, at)) return table(lines, at);
  return paragraph(lines, at);
}

function fence(lines, at) {
  const close = FENCE.exec(lines[at])[1];
  let end = at + 1;
  while (end < lines.length && lines[end].trim() !== close) end += 1;
  return [h("pre", {}, h("code", {}, lines.slice(at + 1, end).join("\n"))), end + 1];
}

function heading(line) {
  const [, marks, words] = HEADING.exec(line);
  return h(`h${Math.min(marks.length + 1, 4)}`, {}, inline(words));
}

function quote(lines, at) {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end += 1;
  const inside = lines.slice(at, end).map((line) => line.replace(QUOTE, ""));
  return [h("blockquote", {}, blocks(inside)), end];
}

const indentOf = (line) => /^\s*/.exec(line)[0].length;

function list(lines, at) {
  const [, indent, mark] = ITEM.exec(lines[at]);
  const ordered = /\d/.test(mark);
  const items = [];
  let end = at;
  while (end < lines.length && isItem(lines[end], indent.length, ordered)) {
    const next = itemEnd(lines, end, indent.length);
    items.push(item(lines.slice(end, next)));
    end = next;
  }
  const start = ordered ? Number.parseInt(mark, 10) : 1;
  return [h(ordered ? "ol" : "ul", { start: start === 1 ? null : start }, items), end];
}

function isItem(line, indent, ordered) {
  const found = ITEM.exec(line);
  return found && Math.abs(found[1].length - indent) < 2 && /\d/.test(found[2]) === ordered;
}

function itemEnd(lines, at, indent) {
  let end = at + 1;
  while (end < lines.length && belongs(lines, end, indent)) end += 1;
  return end;
}

function belongs(lines, at, indent) {
  const line = lines[at];
  if (!line.trim()) return at + 1 < lines.length && continues(lines[at + 1], indent);
  if (ITEM.test(line)) return indentOf(line) >= indent + 2;
  return indentOf(line) > indent || (Boolean(lines[at - 1].trim()) && !startsBlock(line));
}

function continues(line, indent) {
  if (!line.trim()) return false;
  return ITEM.test(line) && indentOf(line) < indent + 2 ? indentOf(line) >= indent : indentOf(line) >= indent + 2;
}

function item(lines) {
  const [, , , first] = ITEM.exec(lines[0]);
  const rest = lines.slice(1);
  const depth = Math.min(...rest.filter((line) => line.trim()).map(indentOf), 4);
  const inside = blocks([first, ...rest.map((line) => line.slice(Math.min(depth, indentOf(line))))]);
  const tight = inside[0]?.tagName === "P" ? [...inside[0].childNodes] : [inside[0]];
  return h("li", {}, tight, inside.slice(1));
}

const isTable = (lines, at) =>
  lines[at].includes("|") && at + 1 < lines.length && lines[at + 1].includes("-") &&
  TABLE_RULE.test(lines[at + 1]);

const cells = (line) =>
  line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));

function table(lines, at) {
  const sides = cells(lines[at + 1]).map(sideOf);
  let end = at + 2;
  while (end < lines.length && lines[end].includes("|") && lines[end].trim()) end += 1;
  const row = (tag) => (line) =>
    h("tr", {}, cells(line).map((cell, n) => h(`${tag}${sides[n] ?? ""}`, {}, inline(cell))));
  const head = h("thead", {}, row("th")(lines[at]));
  const body = h("tbody", {}, lines.slice(at + 2, end).map(row("td")));
  return [h("div.table-wrap", { tabindex: 0 }, h("table", {}, head, body)), end];
}

function sideOf(rule) {
  if (!rule.endsWith(":")) return "";
  return rule.startsWith(":") ? ".to-center" : ".to-right";
}

const startsBlock = (line) =>
  [FENCE, HEADING, RULE, QUOTE, ITEM].some((pattern) => pattern.test(line));

function paragraph(lines, at) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() && !startsBlock(lines[end]) && !isTable(lines, end)) {
    end += 1;
  }
  return [h("p", {}, inline(lines.slice(at, end).map((line) => line.trim()).join("\n"))), end];
}
