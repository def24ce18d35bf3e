/** One message. */

import { drawBlocks } from "./blocks/index.js";
import { avatar } from "./avatar.js";
import { openCard } from "./card.js";
import { makeContainer } from "./container.js";
import { h } from "./dom.js";
import { drawFiles } from "./files.js";
import { signOf } from "./emoji.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { emit, memberOf, state } from "./state.js";
import { fullTime, timeOf, whenOf } from "./time.js";

const boxes = new Map();

function boxOf(message) {
  const key = `${state.me.id}/${message.channel}/${message.ts}`;
  if (!boxes.has(key)) {
    boxes.set(key, makeContainer({ type: "message", channel: message.channel, ts: message.ts }));
  }
  return boxes.get(key);
}

/** Build a message; `following` leaves out who speaks, `inThread` the way to the thread. */
export function drawMessage(message, { following, inThread }) {
  const marks = [following && "following", message.ephemeral && "private"].filter(Boolean);
  return h(["div.message", ...marks].join("."), { role: "listitem", dataset: { ts: message.ts } },
    message.ephemeral && h("div.message-note", {}, icon("eye"), t("visibleToYou")),
    h("div.gutter", {}, following ? gutterTime(message) : avatar(speaker(message))),
    h("div.message-body", {},
      following ? null : byline(message),
      content(message),
      message.files?.length ? drawFiles(message.files) : null,
      reactions(message),
      !inThread && summary(message)),
    !inThread && !message.ephemeral && tools(message));
}

function speaker(message) {
  const member = memberOf(message.user);
  return { ...member, is_bot: member.is_bot || Boolean(message.bot_id), real_name: message.username ?? (member.real_name || member.name) };
}

function gutterTime(message) {
  return h("time.gutter-time", { datetime: message.shown_at, title: fullTime(message.shown_at) },
    timeOf(message.shown_at).replace(/\s?[AP]M$/i, ""));
}

function byline(message) {
  const who = speaker(message);
  const label = t("viewProfile", { name: who.real_name });
  const press = (event) => openCard(event.currentTarget, message.user);
  return h("div.byline", {},
    h("button.author", { type: "button", title: label, onclick: press }, who.real_name),
    who.is_bot && h("span.tag", {}, "APP"),
    h("time.time", { datetime: message.shown_at, title: fullTime(message.shown_at) }, timeOf(message.shown_at)));
}

const ONLY_EMOJI = /^(?:\s*:[a-z0-9_+'-]+:\s*){1,8}$/;

function content(message) {
  const edited = message.edited && h("span.edited", {}, " ", t("edited"));
  if (message.blocks?.length) return [drawBlocks(message.blocks, boxOf(message)), edited];
  const node = mrkdwn(message.text ?? "");
  if (message.subtype && message.subtype !== "bot_message") node.classList.add("subtle");
  if (ONLY_EMOJI.test(message.text ?? "")) node.classList.add("emoji-big");
  if (edited) (node.lastElementChild ?? node).append(edited);
  return node;
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h("div.reactions", {}, message.reactions.map(({ name, count, users = [] }) =>
    h(`span.reaction${users.includes(state.me.id) ? ".mine" : ""}`, { title: `:${name}:` },
      signOf(name) ?? `:${name}:`, " ", count)));
}

function openThread(message) {
  emit("open-thread", { root: message.ts });
}

function summary(message) {
  if (!message.reply_count) return null;
  const faces = (message.reply_users ?? []).slice(0, 4).map((id) => avatar(memberOf(id), "small"));
  const last = message.latest_reply_shown_at;
  return h("button.replies", { type: "button", onclick: () => openThread(message) },
    h("span.replies-faces", {}, faces),
    h("span.replies-count", {}, t("replies", { n: message.reply_count })),
    last && h("span.replies-last", {}, t("lastReply", { when: whenOf(last) })));
}

function tools(message) {
  const label = t("replyInThread");
  return h("div.message-tools", {}, h("button.icon-button", {
    type: "button", "aria-label": label, title: label, onclick: () => openThread(message),
  }, icon("thread")));
}
