/** Slack's text objects. */

import { h } from "./dom.js";
import { withSigns } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** Build a text object, whichever its kind. */
export function textOf(text) {
  if (text?.type === "mrkdwn") return mrkdwn(text.text, { verbatim: text.verbatim });
  return h("div.rich", {}, h("div.line", {}, plain(text)));
}

/** Return the words of a plain text object. */
export function plain(text) {
  const words = text?.text ?? "";
  return text?.emoji === false ? words : withSigns(words);
}
