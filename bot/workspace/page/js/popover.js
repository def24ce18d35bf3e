/** A small window tied to the button that opened it. */

import { h, standing } from "./dom.js";

const closedAt = new WeakMap();

/** Open `content` beside `anchor`; return what closes it, or nothing when the press closed it. */
export function openPopover(anchor, content, { label, wide = false, onClose } = {}) {
  if (performance.now() - (closedAt.get(anchor) ?? -1000) < 250) return null;
  const box = h(`div.popover${wide ? ".wide" : ""}`, {
    popover: "auto", role: "dialog", "aria-label": label,
  }, content);
  (anchor.closest("dialog") ?? document.body).append(box);
  box.showPopover();
  place(box, anchor);
  anchor.setAttribute("aria-expanded", "true");
  box.addEventListener("toggle", (event) => event.newState === "closed" && closed(box, anchor, onClose));
  return () => box.hidePopover();
}

function closed(box, anchor, onClose) {
  const hadFocus = box.contains(document.activeElement) || document.activeElement === document.body;
  box.remove();
  closedAt.set(anchor, performance.now());
  anchor.setAttribute("aria-expanded", "false");
  if (hadFocus) standing(anchor)?.focus();
  onClose?.();
}

function place(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + 4;
  const fits = below + height <= innerHeight - 8;
  const above = at.top - height - 4;
  const top = fits ? below : Math.max(8, above > 8 ? above : innerHeight - height - 8);
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
  if (box.querySelector(".listbox")) box.style.minWidth = `${Math.min(at.width, innerWidth - 16)}px`;
}

/** Let the arrow keys walk through the buttons of a menu. */
export function walkable(menu) {
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [...menu.querySelectorAll("button:not(:disabled)")];
    const at = stops.indexOf(document.activeElement);
    stops.at((at + step) % stops.length)?.focus();
  });
  return menu;
}
