/** The rich_text block: what Slack makes of typed messages. */

import { h, link } from "../dom.js";
import { signOf } from "../emoji.js";
import { broadcast, channelMention, mention } from "../mentions.js";
import { inline } from "../mrkdwn.js";
import { dateToken } from "../time.js";

/** Build a rich text. */
export function richText(block) {
  return h("div.rich", {}, block.elements.map(part));
}

function part(element) {
  const words = () => element.elements.map(leaf);
  if (element.type === "rich_text_list") return list(element);
  if (element.type === "rich_text_quote") return h("blockquote", {}, h("div.line", {}, words()));
  if (element.type === "rich_text_preformatted") return h("pre", {}, h("code", {}, words()));
  return h("div.line", {}, words());
}

function list(element) {
  const node = h(element.style === "ordered" ? "ol" : "ul", {}, element.elements.map((item) => h("li", {}, item.elements.map(leaf))));
  if (element.indent) node.style.marginLeft = `${element.indent * 24}px`;
  return node;
}

const LEAVES = {
  text: ({ text, style }) => (style ? text : inline(escaped(text))),
  user: (leafOf) => mention(leafOf.user_id),
  channel: (leafOf) => channelMention(leafOf.channel_id),
  usergroup: (leafOf) => h("span.mention", {}, `@${leafOf.usergroup_id}`),
  broadcast: (leafOf) => broadcast(leafOf.range),
  link: (leafOf) => link(leafOf.url, leafOf.text ?? leafOf.url),
  emoji: (leafOf) => signOf(leafOf.name) ?? `:${leafOf.name}:`,
  date: (leafOf) => h("time", { title: leafOf.fallback }, dateToken(leafOf.timestamp, leafOf.format)),
};

/** Typed text may say *so* or `so`, but no control of Slack's. */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function leaf(element) {
  const draw = LEAVES[element.type];
  const node = draw ? draw(element) : (element.text ?? "");
  return dressed(node, element.style ?? {});
}

function dressed(node, style) {
  const tags = [style.code && "code", style.strike && "s", style.italic && "em", style.bold && "strong"];
  return tags.filter(Boolean).reduce((inside, tag) => h(tag, {}, inside), node);
}
