/** The date and time pickers. */

import { calendar } from "../calendar.js";
import { change, held } from "../container.js";
import { fill, h } from "../dom.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { listbox } from "../listbox.js";
import { openPopover } from "../popover.js";
import { plain } from "../text.js";
import { clockWords, dateWords } from "../time.js";

function picker(element, block, box, { field, initial, shown, empty, mark, open }) {
  const now = () => held(box, block, element, { [field]: initial ?? null })[field];
  const value = h("span.select-value");
  const node = h("button.select", {
    type: "button", "aria-haspopup": "dialog", "aria-expanded": "false",
    dataset: { focusKey: `${block.block_id}/${element.action_id}` },
  }, icon(mark), value, icon("down"));
  const show = () => {
    value.classList.toggle("empty", !now());
    fill(value, now() ? shown(now()) : element.placeholder ? plain(element.placeholder) : empty);
  };
  node.onclick = () => {
    const content = open(now(), (picked) => {
      close?.();
      change(box, block, element, { [field]: picked }, node);
      show();
    });
    const close = openPopover(node, content.node, { label: empty });
    content.focus();
  };
  show();
  return node;
}

/** Build a date picker. */
export const datepicker = (element, block, box) =>
  picker(element, block, box, {
    field: "selected_date", initial: element.initial_date, shown: dateWords,
    empty: t("chooseDate"), mark: "calendar", open: calendar,
  });

const HALF_HOURS = Array.from({ length: 48 }, (_, n) =>
  `${String(Math.floor(n / 2)).padStart(2, "0")}:${n % 2 ? "30" : "00"}`);

function hours(now, pick) {
  const options = HALF_HOURS.map((time) => ({ key: time, label: clockWords(time), value: time }));
  return listbox({
    groups: [{ options }], chosen: () => new Set([now ?? "09:00"]), search: true,
    pick: (option) => pick(option.value), label: t("chooseTime"),
  });
}

/** Build a time picker. */
export const timepicker = (element, block, box) =>
  picker(element, block, box, {
    field: "selected_time", initial: element.initial_time, shown: clockWords,
    empty: t("chooseTime"), mark: "clock", open: hours,
  });
