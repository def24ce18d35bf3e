/** How a conversation begins, and what there is to try. */

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { language, t } from "./i18n.js";
import { icon } from "./icons.js";
import { emit, isWithBot, others, state, titleOf } from "./state.js";

/** Build the beginning of a conversation. */
export function intro(place) {
  const name = titleOf(place);
  if (place.kind === "channel") {
    return h("div.intro", {}, h("h2", {}, `#${name}`), h("p.soft", {}, t("introChannel", { name })));
  }
  const withBot = isWithBot(place);
  return h("div.intro", {},
    avatar(others(place)[0], "large"),
    h("h2", {}, name),
    h("p.soft", {}, t(withBot ? "introBot" : "introDm", { name })),
    withBot && tips());
}

/** Build the list of what to try. */
export function tips() {
  const lines = state.tips?.[language()] ?? [];
  if (!lines.length) return null;
  return h("div.tips", {}, h("h3", {}, icon("bulb"), t("tryThis")),
    h("ul", {}, lines.map((line) => h("li", {}, quotable(line)))));
}

const QUOTED = /(«\s?[^»]+?\s?»|“[^”]+”|`[^`]+`)/;

/** Let a press on what is quoted put it in the composer. */
function quotable(line) {
  return line.split(QUOTED).map((part, n) => {
    if (n % 2 === 0) return part;
    const words = part.slice(1, -1).trim();
    return h("button.mention", { type: "button", onclick: () => emit("draft", words) }, words);
  });
}
