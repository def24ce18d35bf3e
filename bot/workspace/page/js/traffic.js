/** The panel that shows what passes between Slack and the bot. */

import { api } from "./api.js";
import { byId, fill, h } from "./dom.js";
import { locale, t } from "./i18n.js";
import { icon } from "./icons.js";
import { pretty } from "./json.js";
import { emit, on } from "./state.js";

const MOST = 400;
let entries = [];
let list = null;
let wanted = "";

/** Tell whether the panel is open. */
export const trafficShown = () => Boolean(list);

async function toggle() {
  const panel = byId("traffic");
  panel.hidden = trafficShown();
  if (panel.hidden) {
    list = null;
    panel.replaceChildren();
  } else {
    open(panel);
    await catchUp();
  }
  emit("traffic-toggled");
}

function open(panel) {
  list = h("div.traffic-list", { role: "list", tabindex: 0, "aria-label": t("trafficNote") });
  const label = t("close");
  panel.setAttribute("aria-label", t("traffic"));
  fill(panel,
    h("header.bar", {},
      h("div.bar-text", {}, h("h2", {}, t("traffic")), h("div.bar-note", {}, t("trafficNote"))),
      h("button.icon-button", { type: "button", "aria-label": label, title: label, onclick: toggle }, icon("close"))),
    h("div.traffic-filter", {}, h("input.text-input", {
      type: "search", "aria-label": t("filter"), placeholder: t("filter"), value: wanted,
      oninput: (event) => {
        wanted = event.target.value.toLowerCase();
        redraw();
      },
    })),
    list);
}

async function catchUp() {
  const { entries: found } = await api.traffic(entries.at(-1)?.n ?? 0);
  const known = new Set(entries.map((entry) => entry.n));
  entries = [...entries, ...found.filter((entry) => !known.has(entry.n))].slice(-MOST);
  redraw();
}

function redraw() {
  if (!list) return;
  const shown = entries.filter(fits);
  fill(list, shown.length ? shown.map(line) : h("p.listbox-empty", {}, t("trafficEmpty")));
  list.scrollTop = list.scrollHeight;
}

const fits = (entry) => !wanted || `${entry.kind} ${entry.label} ${entry.error ?? ""}`.toLowerCase().includes(wanted);

function add({ entry }) {
  if (entry.n <= (entries.at(-1)?.n ?? 0)) return;
  entries = [...entries, entry].slice(-MOST);
  if (!list || !fits(entry)) return;
  const low = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  list.querySelector(".listbox-empty")?.remove();
  list.append(line(entry));
  if (list.children.length > MOST) list.firstChild.remove();
  if (low) list.scrollTop = list.scrollHeight;
}

function line(entry) {
  const failed = entry.error || entry.ok === false;
  const words = entry.error ? `${entry.label} · ${entry.error}` : entry.label;
  const row = h(`div.entry.${entry.direction}${failed ? ".failed" : ""}`, { role: "listitem" });
  const head = h("button.entry-line", {
    type: "button", "aria-expanded": "false", title: timed(entry.at), onclick: () => unfold(row, head, entry),
  },
    icon(entry.direction === "to_bot" ? "arrowOut" : "arrowIn"),
    h("span.entry-label", {}, words),
    h("span.entry-kind", {}, entry.kind),
    h("span.entry-ms", {}, typeof entry.ms === "number" ? `${Math.round(entry.ms)} ms` : ""));
  row.append(head);
  return row;
}

function unfold(row, head, entry) {
  const open = row.querySelector("pre");
  head.setAttribute("aria-expanded", String(!open));
  if (open) open.remove();
  else row.append(pretty(entry.body ?? null));
  row.scrollIntoView({ block: "nearest" });
}

function timed(at) {
  const instant = new Date(typeof at === "number" ? at * 1000 : at);
  return Number.isNaN(instant.getTime()) ? "" : instant.toLocaleTimeString(locale());
}

/** Follow the socket. */
export function startTraffic() {
  on("toggle-traffic", toggle);
  on("live:traffic", add);
  on("resync", () => list && catchUp());
}
