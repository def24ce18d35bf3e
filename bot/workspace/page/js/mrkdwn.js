/** Slack's mrkdwn, as nodes. */

import { h } from "./dom.js";
import { signOf } from "./emoji.js";
import { addressAt, control, unescape } from "./mentions.js";

/** Build the lines, quotes and code of a mrkdwn text. */
export function mrkdwn(text, { verbatim = false } = {}) {
  const parts = text.split(/```\n?([\s\S]*?)\n?```/);
  const nodes = parts.map((part, n) => (n % 2 ? code(part) : flow(part, verbatim)));
  return h("div.rich", {}, nodes);
}

const code = (text) => h("pre", {}, h("code", {}, unescape(text)));

const QUOTE = /^(?:&gt;|>) ?/;
const BULLET = /^\s*(?:[•◦▪]|-) +/;

function flow(text, verbatim) {
  const lines = text.replace(/^\n|\n$/g, "").split("\n");
  if (lines.length === 1 && !lines[0]) return [];
  const groups = [];
  for (const line of lines) {
    const kind = QUOTE.test(line) ? "quote" : BULLET.test(line) ? "bullet" : "line";
    const last = groups.at(-1);
    if (last?.kind === kind && kind !== "bullet") last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map((group) => drawn(group, verbatim));
}

function drawn({ kind, lines }, verbatim) {
  if (kind === "quote") {
    return h("blockquote", {}, flow(lines.map((line) => line.replace(QUOTE, "")).join("\n"), verbatim));
  }
  if (kind === "bullet") {
    return h("div.line.bullet", {}, h("span", {}, "• "), h("span", {}, inline(lines[0].replace(BULLET, ""), verbatim)));
  }
  return h("div.line", {}, inline(lines.join("\n"), verbatim));
}

const MARKS = { "*": "strong", _: "em", "~": "s" };

/** Build the words of one stretch of text. */
export function inline(text, verbatim = false) {
  const nodes = [];
  let plain = "";
  let at = 0;
  const flush = () => {
    if (plain) nodes.push(unescape(plain));
    plain = "";
  };
  while (at < text.length) {
    const found = tokenAt(text, at, verbatim);
    if (found) {
      flush();
      nodes.push(found.node);
      at += found.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

function tokenAt(text, at, verbatim) {
  const character = text[at];
  if (character === "<") return bracket(text, at);
  if (character === "`") return span(text, at, /^`([^`\n]+)`/, (inside) => h("code", {}, unescape(inside)));
  if (character === ":") return emoji(text, at);
  if (MARKS[character]) return styled(text, at, verbatim);
  return verbatim ? null : addressAt(text, at);
}

function span(text, at, pattern, build) {
  const found = pattern.exec(text.slice(at));
  return found && { node: build(found[1]), length: found[0].length };
}

const bracket = (text, at) => span(text, at, /^<([^<>\n]+)>/, (inside) => control(inside, inline));

function emoji(text, at) {
  const found = /^:([a-z0-9_+'-]+):/.exec(text.slice(at));
  const sign = found && signOf(found[1]);
  return sign && { node: sign, length: found[0].length };
}

function styled(text, at, verbatim) {
  const mark = text[at];
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") || /[\s]/.test(text[at + 1] ?? " ")) return null;
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    const inside = text.slice(at + 1, end);
    if (inside.includes("\n")) return null;
    if (/\s$/.test(inside) || /[\p{L}\p{N}]/u.test(text[end + 1] ?? "")) continue;
    return { node: h(MARKS[mark], {}, inline(inside, verbatim)), length: end - at + 1 };
  }
  return null;
}
