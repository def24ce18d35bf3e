/** What Slack's own client checks before a form is sent. */

import { t } from "./i18n.js";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Return a sentence for each input block that cannot be sent as it is. */
export function faults(blocks, values) {
  const found = {};
  for (const block of blocks.filter((one) => one.type === "input")) {
    const value = values[block.block_id]?.[block.element.action_id];
    const sentence = isEmpty(value) ? missing(block) : faulty(block.element, value);
    if (sentence) found[block.block_id] = sentence;
  }
  return found;
}

const missing = (block) => (block.optional ? null : t("fieldRequired"));

function isEmpty(value) {
  const { type, ...rest } = value ?? {};
  return Object.values(rest).every((one) => one === null || one === undefined || one.length === 0 || (typeof one === "string" && !one.trim()));
}

function faulty(element, { value }) {
  if (typeof value !== "string") return null;
  if (element.type === "email_text_input") return EMAIL.test(value) ? null : t("fieldEmail");
  if (element.type === "number_input") return wrongNumber(element, value.replace(",", "."));
  const length = [...value].length;
  if (length < (element.min_length ?? 0)) return t("fieldTooShort", { min: element.min_length });
  if (length > (element.max_length ?? 3000)) return t("fieldTooLong", { max: element.max_length ?? 3000 });
  return null;
}

function wrongNumber(element, value) {
  const number = Number(value);
  if (!Number.isFinite(number) || (!element.is_decimal_allowed && !Number.isInteger(number))) return t("fieldNumber");
  if (element.min_value && number < Number(element.min_value)) return t("fieldNumberMin", { min: element.min_value });
  if (element.max_value && number > Number(element.max_value)) return t("fieldNumberMax", { max: element.max_value });
  return null;
}
