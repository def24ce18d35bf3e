/** A list of messages that scrolls: days, groups, the line above what is new. */

import { arrange, fill, h, keepingFocus } from "./dom.js";
import { language, t } from "./i18n.js";
import { icon } from "./icons.js";
import { drawMessage } from "./message.js";
import { state } from "./state.js";
import { dayName, dayOf } from "./time.js";

const GROUP_MS = 5 * 60_000;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Make a list; `render` draws messages and keeps the nodes that have not changed. */
export function makeFlow({ inThread = false } = {}) {
  const list = h("div", { role: "list" });
  const top = h("div");
  const inner = h("div.scroller-inner", {}, top, list);
  const scroller = h("div.scroller", { tabindex: 0, role: "group" }, inner);
  const fresh = h("button.fresh", { type: "button", hidden: true, onclick: () => toBottom() }, icon("arrowDown"));
  const node = h("div.flow", {}, scroller, fresh);
  let drawn = new Map();
  let shown = { place: null, last: null };

  const isLow = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 140;
  const toBottom = (smooth = true) => scroller.scrollTo({
    top: scroller.scrollHeight, behavior: smooth && !still.matches ? "smooth" : "instant",
  });
  scroller.addEventListener("scroll", () => isLow() && (fresh.hidden = true));
  inner.addEventListener("load", () => isLow() && toBottom(false), true);

  function render(messages, { place, intro, freshFrom, afterRoot }) {
    const wasLow = isLow();
    const moved = place !== shown.place;
    const next = new Map();
    keepingFocus(inner, () => {
      arrange(top, intro ? [intro] : []);
      arrange(list, rows(messages, { freshFrom, afterRoot, next }));
    });
    drawn = next;
    settle(messages.at(-1), { wasLow, moved });
    shown = { place, last: messages.at(-1)?.ts };
  }

  function settle(last, { wasLow, moved }) {
    if (moved) toBottom(false);
    else if (last?.ts === shown.last) wasLow && toBottom(false);
    else if (wasLow || last?.user === state.me.id) toBottom();
    else fill(fresh, icon("arrowDown"), t("newMessages")).hidden = false;
    if (moved) fresh.hidden = true;
  }

  function rows(messages, { freshFrom, afterRoot, next }) {
    let before = null;
    return messages.flatMap((message, n) => {
      const newDay = !inThread && (!before || dayOf(before.shown_at) !== dayOf(message.shown_at));
      const isFresh = message.ts === freshFrom;
      const following = !newDay && !isFresh && !(inThread && n === 1) && follows(before, message);
      before = message;
      return [
        newDay && divider(message),
        isFresh && h("div.newline", { role: "separator" }, t("newLine")),
        kept(message, following, next),
        inThread && n === 0 && afterRoot,
      ].filter(Boolean);
    });
  }

  function kept(message, following, next) {
    const signature = JSON.stringify([message, following, state.me.id, language(), state.members.size, dayOf(state.clock.now)]);
    const old = drawn.get(message.ts);
    const row = old?.signature === signature ? old.row : drawMessage(message, { following, inThread });
    next.set(message.ts, { signature, row });
    return row;
  }

  return { node, render, toBottom };
}

function follows(before, message) {
  return before && before.user === message.user && !before.subtype === !message.subtype &&
    before.ephemeral === message.ephemeral && !before.reply_count && !isLaidOut(message) &&
    Date.parse(message.shown_at) - Date.parse(before.shown_at) < GROUP_MS;
}

/** What an app laid out in blocks stands on its own. */
const isLaidOut = (message) => message.bot_id && message.blocks?.length > 0;

function divider(message) {
  return h("div.day", { role: "separator" }, h("span", {}, dayName(message.shown_at)));
}
