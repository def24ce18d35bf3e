/** The standard Markdown of the `markdown` block: its words. */

import { h, link } from "./dom.js";
import { signOf } from "./emoji.js";
import { addressAt, control, unescape } from "./mentions.js";

const RULES = [
  [/^\\([!-/:-@[-`{-~])/, ([, character]) => character],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , inside]) => h("code", {}, inside.trim())],
  [/^!\[([^\]]*)\]\(([^)\s]+)[^)]*\)/, ([, alt, url]) => link(url, alt || url)],
  [/^\[((?:[^[\]]|\\.|\[[^\]]*\])+)\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/, ([, words, url]) => link(unescape(url), inline(words))],
  [/^<((?:https?:\/\/|mailto:)[^\s<>|]+)>/, ([, url]) => link(url, url.replace(/^mailto:/, ""))],
  [/^<([@#!][^<>\n]+)>/, ([, inside]) => control(inside, inline)],
  [/^<((?:https?:\/\/|mailto:)[^<>\n]+)>/, ([, inside]) => control(inside, inline)],
  [/^\*\*(?=\S)([\s\S]*?\S)\*\*(?!\*)/, ([, inside]) => h("strong", {}, inline(inside))],
  [/^__(?=\S)([\s\S]*?\S)__(?![\p{L}\p{N}_])/u, ([, inside]) => h("strong", {}, inline(inside)), true],
  [/^~~(?=\S)([\s\S]*?\S)~~/, ([, inside]) => h("s", {}, inline(inside))],
  [/^\*(?=[^\s*])((?:\*\*[\s\S]+?\*\*|[^*])*?[^\s*])\*(?!\*)/, ([, inside]) => h("em", {}, inline(inside))],
  [/^_(?=\S)([^_]*?\S)_(?![\p{L}\p{N}])/u, ([, inside]) => h("em", {}, inline(inside)), true],
  [/^:([a-z0-9_+'-]+):/, ([, name]) => signOf(name)],
];

const STARTS = /[\\`![<*_~:]/;
const WORD = /[\p{L}\p{N}]/u;

/** Build the words of one stretch of Markdown. */
export function inline(text) {
  const nodes = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = STARTS.test(text[at]) ? tokenAt(text, at) : addressAt(text, at);
    if (!found) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain) nodes.push(unescape(plain));
    plain = "";
    nodes.push(found.node);
    at += found.length;
  }
  if (plain) nodes.push(unescape(plain));
  return nodes;
}

function tokenAt(text, at) {
  const rest = text.slice(at);
  for (const [pattern, build, atWordStart] of RULES) {
    const found = pattern.exec(rest);
    if (!found || (atWordStart && WORD.test(text[at - 1] ?? ""))) continue;
    const node = build(found);
    if (node) return { node, length: found[0].length };
  }
  return null;
}
