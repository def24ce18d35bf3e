/** Dates and times as the acting member reads them: their zone, the interface's language. */

import { locale, t } from "./i18n.js";
import { state } from "./state.js";

const formats = new Map();

function written(instant, options, zone = state.me?.tz) {
  const key = JSON.stringify([locale(), zone, options]);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale(), { timeZone: zone || "UTC", ...options }));
  }
  return formats.get(key).format(instant);
}

const clock = () => ({ hour: locale() === "en-US" ? "numeric" : "2-digit", minute: "2-digit" });
const DAY = { weekday: "long", day: "numeric", month: "long" };

/** Write the time of day. */
export const timeOf = (iso, zone) => written(new Date(iso), clock(), zone);

/** Write the whole instant, for a tooltip. */
export const fullTime = (iso) => written(new Date(iso), { ...DAY, year: "numeric", ...clock() });

/** Write the business clock shortly. */
export const shortTime = (iso) =>
  written(new Date(iso), { weekday: "short", day: "numeric", month: "short", ...clock() });

const stamp = new Map();

/** Return the calendar day of an instant, as YYYY-MM-DD, where the member lives. */
export function dayOf(iso, zone = state.me?.tz || "UTC") {
  if (!stamp.has(zone)) {
    stamp.set(zone, new Intl.DateTimeFormat("en-CA", {
      timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit",
    }));
  }
  return stamp.get(zone).format(new Date(iso));
}

/** Write the day of a divider: today, yesterday, or the date. */
export function dayName(iso) {
  const today = dayOf(state.clock.now);
  const day = dayOf(iso);
  if (day === today) return t("today");
  if (day === addDays(today, -1)) return t("yesterday");
  return written(new Date(iso), day.slice(0, 4) === today.slice(0, 4) ? DAY : { ...DAY, year: "numeric" });
}

/** Write when something was, as one says it in a sentence. */
export function whenOf(iso) {
  const isToday = dayOf(iso) === dayOf(state.clock.now);
  return isToday ? timeOf(iso) : `${dayName(iso).toLowerCase()}, ${timeOf(iso)}`;
}

/** Return another day, so many days later. */
export function addDays(day, count) {
  const date = asDate(day);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Return a YYYY-MM-DD day as an instant at noon UTC. */
export const asDate = (day) => new Date(`${day}T12:00:00Z`);

/** Write a YYYY-MM-DD day. */
export const dateWords = (day) =>
  written(asDate(day), { day: "numeric", month: "short", year: "numeric" }, "UTC");

/** Write a YYYY-MM-DD day's month. */
export const monthWords = (day) => written(asDate(day), { month: "long", year: "numeric" }, "UTC");

/** Write the seven days of the week, Monday first. */
export const weekdays = () =>
  [0, 1, 2, 3, 4, 5, 6].map((n) => ({
    short: written(asDate(addDays("2024-01-01", n)), { weekday: "narrow" }, "UTC"),
    long: written(asDate(addDays("2024-01-01", n)), { weekday: "long" }, "UTC"),
  }));

/** Write HH:MM as the member does. */
export const clockWords = (time) => written(new Date(`2024-01-01T${time}:00Z`), clock(), "UTC");

const tokens = () => ({
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { day: "numeric", month: "long", year: "numeric" },
  date_short: { day: "numeric", month: "short", year: "numeric" },
  date_long: { ...DAY, year: "numeric" },
  time: clock(),
  time_secs: { ...clock(), second: "2-digit" },
});

/** Write Slack's `<!date^…>`: its own template, with the member's zone. */
export function dateToken(seconds, template) {
  const instant = new Date(Number(seconds) * 1000);
  return template.replace(/\{(\w+)\}/g, (whole, name) => {
    const plain = name.replace(/_pretty$/, "");
    const near = name.endsWith("_pretty") && nearName(instant.toISOString());
    return near || (tokens()[plain] ? written(instant, tokens()[plain]) : whole);
  });
}

function nearName(iso) {
  const name = dayName(iso);
  return name === t("today") || name === t("yesterday") ? name.toLowerCase() : "";
}
