/** A month to pick a day from. */

import { fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { state } from "./state.js";
import { addDays, asDate, dateWords, dayOf, monthWords, weekdays } from "./time.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Build the calendar, opened on the day held or on the company's today. */
export function calendar(chosen, pick) {
  const today = dayOf(state.clock.now);
  let cursor = chosen ?? today;
  const node = h("div.calendar", { onkeydown: key });

  function draw() {
    fill(node, head(), h("table", { role: "presentation" },
      h("thead", {}, h("tr", {}, weekdays().map((day) => h("th", { abbr: day.long }, day.short)))),
      h("tbody", {}, weeksOf(cursor).map((week) => h("tr", {}, week.map((day) => h("td", {}, cell(day))))))));
  }

  function head() {
    return h("div.calendar-head", {},
      turner("left", "previousMonth", -1),
      h("span", { "aria-live": "polite" }, monthWords(cursor)),
      turner("right", "nextMonth", 1));
  }

  function turner(name, label, step) {
    const press = () => {
      cursor = monthAway(cursor, step);
      draw();
      node.querySelector(`[data-turn="${step}"]`).focus();
    };
    return h("button.icon-button", { type: "button", "aria-label": t(label), onclick: press, dataset: { turn: step } }, icon(name));
  }

  function cell(day) {
    const marks = [day.slice(0, 7) !== cursor.slice(0, 7) && "outside", day === today && "today"].filter(Boolean);
    return h(["button", ...marks].join("."), {
      type: "button", "aria-label": dateWords(day), "aria-pressed": String(day === chosen),
      tabindex: day === cursor ? 0 : -1, dataset: { day }, onclick: () => pick(day),
    }, Number(day.slice(8)));
  }

  function key(event) {
    const step = STEPS[event.key];
    if (!step || !event.target.dataset.day) return;
    event.preventDefault();
    cursor = addDays(cursor, step);
    draw();
    focus();
  }

  const focus = () => node.querySelector(`[data-day="${cursor}"]`).focus();
  draw();
  return { node, focus };
}

function monthAway(day, step) {
  const date = asDate(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + step);
  return date.toISOString().slice(0, 10);
}

function weeksOf(day) {
  const first = `${day.slice(0, 7)}-01`;
  const start = addDays(first, -((asDate(first).getUTCDay() + 6) % 7));
  return [0, 1, 2, 3, 4, 5]
    .map((week) => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(start, week * 7 + n)))
    .filter((week, n) => n < 4 || week[0].slice(0, 7) === day.slice(0, 7));
}
