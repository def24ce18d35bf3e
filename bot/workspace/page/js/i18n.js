/** The language of the interface: the member's own, unless the visitor chose one. */

import { prefs } from "./prefs.js";
import { state } from "./state.js";
import { en, fr } from "./words.js";

const TABLES = { fr, en };

/** Return the language shown: "fr" or "en". */
export function language() {
  if (prefs.language !== "auto") return prefs.language;
  const wanted = state.me?.locale ?? navigator.language;
  return wanted.toLowerCase().startsWith("fr") ? "fr" : "en";
}

/** Return the locale in which dates are written. */
export function locale() {
  const own = state.me?.locale ?? "";
  if (own.startsWith(language())) return own;
  return language() === "fr" ? "fr-FR" : "en-GB";
}

/** Return a sentence of the interface; a pair is chosen by `n`. */
export function t(key, values = {}) {
  const words = TABLES[language()][key];
  const chosen = Array.isArray(words) ? words[isOne(values.n) ? 0 : 1] : words;
  return chosen.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function isOne(n) {
  return language() === "fr" ? n < 2 : n === 1;
}
