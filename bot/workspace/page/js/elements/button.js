/** Buttons: plain, link, icon, feedback, and the overflow menu. */

import { send } from "../container.js";
import { h, isSafe } from "../dom.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { openPopover, walkable } from "../popover.js";
import { plain } from "../text.js";

const focusKey = (block, element, more = "") => ({ focusKey: `${block.block_id}/${element.action_id}${more}` });

/** Build a button, or a link that looks like one. */
export function button(element, block, box) {
  const style = element.style ? `.${element.style}` : "";
  const props = { "aria-label": element.accessibility_label, dataset: focusKey(block, element) };
  const press = (event) => send(box, block, element, { value: element.value, text: element.text }, event.currentTarget);
  if (element.url && isSafe(element.url)) {
    return h(`a.button${style}`, { ...props, href: element.url, target: "_blank", rel: "noopener noreferrer", onclick: press }, plain(element.text));
  }
  return h(`button.button${style}`, { ...props, type: "button", onclick: once(press) }, plain(element.text));
}

/** Let a press through only when the one before has ended. */
const once = (press) => (event) => event.currentTarget.hasAttribute("aria-busy") || press(event);

/** Build a button that is only an icon. */
export function iconButton(element, block, box) {
  const label = element.accessibility_label ?? plain(element.text);
  const press = (event) => send(box, block, element, { value: element.value }, event.currentTarget);
  return h("button.verdict", {
    type: "button", "aria-label": label, title: label, onclick: press, dataset: focusKey(block, element),
  }, icon(element.icon === "trash" ? "trash" : "more"));
}

/** Build the two thumbs; the one pressed stays marked. */
export function feedback(element, block, box) {
  const key = `${block.block_id}/${element.action_id}`;
  const thumb = (side, name) => {
    const press = async (event) => {
      const node = event.currentTarget;
      if (!(await send(box, block, element, { value: element[side].value, text: element[side].text }, node))) return;
      box.pressed[key] = side;
      for (const other of node.parentElement.children) other.setAttribute("aria-pressed", String(other === node));
    };
    return h("button.verdict", {
      type: "button", "aria-pressed": String(box.pressed[key] === side), onclick: once(press),
      "aria-label": element[side].accessibility_label, dataset: focusKey(block, element, side),
    }, icon(name), plain(element[side].text));
  };
  return h("span", { role: "group" }, thumb("positive_button", "up"), thumb("negative_button", "thumbDown"));
}

/** Build the menu of three dots. */
export function overflow(element, block, box) {
  const label = t("more");
  const node = h("button.button.square", {
    type: "button", "aria-label": label, title: label, "aria-haspopup": "menu", "aria-expanded": "false",
    dataset: focusKey(block, element),
  }, icon("more"));
  node.onclick = () => {
    const pick = (option) => {
      close();
      if (option.url && isSafe(option.url)) open(option.url, "_blank", "noopener");
      send(box, block, element, { selected_option: option }, node);
    };
    const menu = walkable(h("div", { role: "menu" }, (element.options ?? []).map((option) =>
      h("button.menu-item", { type: "button", role: "menuitem", onclick: () => pick(option) }, plain(option.text)))));
    const close = openPopover(node, menu, { label });
    menu.querySelector("button")?.focus();
  };
  return node;
}
