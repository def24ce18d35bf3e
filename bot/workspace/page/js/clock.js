/** The company's clock: it runs on from what the server last said. */

import { api } from "./api.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { openPopover } from "./popover.js";
import { emit, on, state } from "./state.js";
import { fullTime } from "./time.js";
import { toast } from "./toasts.js";

const HOUR = 3600;
const UNITS = { hours: HOUR, days: 24 * HOUR, weeks: 7 * 24 * HOUR };

let base = 0;
let since = 0;

/** Set the clock to what the server says. */
export function setClock(clock) {
  base = Date.parse(clock.now);
  since = performance.now();
  state.clock = { ...clock };
  emit("clock");
}

function tick() {
  state.clock.now = new Date(base + performance.now() - since).toISOString();
  emit("clock");
}

/** Keep the clock running, and follow the server. */
export function startClock() {
  setInterval(tick, 15_000);
  on("live:clock", ({ clock }) => setClock(clock));
}

async function move(seconds) {
  const { now } = await api.moveClock(seconds);
  setClock({ ...state.clock, now });
  toast(t("clockMoved", { now: fullTime(now) }));
}

/** Open the window that moves the clock. */
export function openClock(anchor) {
  const face = h("div.clock-face", {}, fullTime(state.clock.now));
  const step = (label, seconds) =>
    h("button.button", { type: "button", onclick: () => (close(), move(seconds)) }, label);
  const close = openPopover(anchor, [
    h("div.menu-title", {}, t("clock")),
    face,
    h("p.menu-note", {}, t(state.clock.movable ? "clockNote" : "clockFixed")),
    state.clock.movable && h("div.steps", {},
      step(t("hour", { n: 1 }), UNITS.hours),
      step(t("day", { n: 1 }), UNITS.days),
      step(t("week", { n: 1 }), UNITS.weeks)),
    state.clock.movable && custom((seconds) => (close(), move(seconds))),
  ], { label: t("clock"), wide: true });
  anchor.ownerDocument.querySelector(".popover .steps .button")?.focus();
}

function custom(submit) {
  const count = h("input.text-input", { type: "number", min: 1, max: 520, value: 3, "aria-label": t("quantity") });
  const unit = h("select.text-input", { "aria-label": t("unit") },
    Object.keys(UNITS).map((name) => h("option", { value: name, selected: name === "days" }, t(name))));
  const send = (event) => {
    event.preventDefault();
    if (count.value >= 1) submit(Math.round(Number(count.value)) * UNITS[unit.value]);
  };
  return h("form.clock-custom", { onsubmit: send, novalidate: true }, count, unit,
    h("button.button.primary", { type: "submit" }, t("move")));
}
