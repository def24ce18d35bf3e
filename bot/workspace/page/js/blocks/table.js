/** The table block. */

import { h } from "../dom.js";
import { textOf } from "../text.js";
import { richText } from "./rich_text.js";

/** Build a table: the first row is its head, as Slack shows it. */
export function table(block) {
  const settings = block.column_settings ?? [];
  const row = (tag) => (cells) => h("tr", {}, cells.map((cell, n) => {
    const { align, is_wrapped: wrapped } = settings[n] ?? {};
    const side = align && align !== "left" ? `.to-${align}` : "";
    return h(`${tag}${side}${wrapped === false ? ".unwrapped" : ""}`, {}, content(cell));
  }));
  const [first, ...rest] = block.rows;
  const fits = settings.length > 0 && settings.every((column) => column?.is_wrapped);
  return h("div.table-wrap", { tabindex: 0 },
    h(fits ? "table.fits" : "table", {}, h("thead", {}, row("th")(first)), h("tbody", {}, rest.map(row("td")))));
}

function content(cell) {
  if (cell.type === "rich_text") return richText(cell);
  if (cell.type === "raw_number") return cell.text ?? String(cell.value);
  return textOf({ type: "plain_text", ...cell, ...(cell.type === "raw_text" && { type: "plain_text" }) });
}
