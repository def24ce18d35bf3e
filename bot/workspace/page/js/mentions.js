/** What stands between angle brackets: people, channels, dates, links. */

import { h, link } from "./dom.js";
import { openCard } from "./card.js";
import { emit, memberOf, state } from "./state.js";
import { dateToken } from "./time.js";

/** Build the mention of a member. */
export function mention(id) {
  const member = memberOf(id);
  const name = state.members.has(id) ? member.real_name || member.name : id;
  const press = (event) => openCard(event.currentTarget, id);
  const props = { type: "button", onclick: press };
  return h(`button.mention${id === state.me.id ? ".to-me" : ""}`, props, `@${name}`);
}

/** Build the mention of a channel. */
export function channelMention(id, label) {
  const name = state.conversations.get(id)?.name ?? label ?? id;
  const press = () => state.conversations.has(id) && emit("go", { channel: id });
  return h("button.mention", { type: "button", onclick: press }, `#${name}`);
}

/** Build `@here`, `@channel`, `@everyone`. */
export const broadcast = (name) => h("span.mention.to-me", {}, `@${name}`);

/** Build what `<inside>` stands for; `words` turns a label into nodes. */
export function control(inside, words) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  if (target.startsWith("@")) return mention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (target.startsWith("!")) return special(target.slice(1), label);
  const shown = label ? words(label) : target.replace(/^mailto:/, "");
  return link(unescape(target), typeof shown === "string" ? unescape(shown) : shown);
}

function special(target, label) {
  const [name, ...rest] = target.split("^");
  if (name === "date") return dated(rest, label);
  if (name === "subteam") return h("span.mention", {}, label || `@${rest[0]}`);
  if (["here", "channel", "everyone"].includes(name)) return broadcast(name);
  return label || `<!${target}>`;
}

function dated([seconds, template, url], label) {
  const valid = /^\d+$/.test(seconds) && template;
  const words = valid ? dateToken(seconds, template) : unescape(label);
  return url ? link(unescape(url), words) : h("time", { title: unescape(label) }, words);
}

const BARE = /^(?:(https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"*\]])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+))/;
const WORD = /[\p{L}\p{N}]/u;

/** Return the web or e-mail address that begins here, as `{node, length}`. */
export function addressAt(text, at) {
  if (!WORD.test(text[at]) || /[\p{L}\p{N}.+_-]/u.test(text[at - 1] ?? "")) return null;
  const found = BARE.exec(text.slice(at, at + 2000));
  if (!found) return null;
  const words = unescape(found[0]);
  return { node: link(found[2] ? `mailto:${words}` : words, words), length: found[0].length };
}

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0" };

/** Undo the escaping of a text. */
export const unescape = (text) => text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity]);
