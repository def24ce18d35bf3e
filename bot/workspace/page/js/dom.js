/** Builds DOM nodes. What comes from outside only ever becomes text, never markup. */

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "indeterminate", "selected"]);

/** Build an element: `h("button.primary", {onclick}, "Send")`. */
export function h(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(props)) assign(node, name, value);
  node.append(...present(children));
  return node;
}

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(node.dataset, value);
  else if (PROPERTIES.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function present(children) {
  return children.flat(Infinity).filter((child) => child || child === 0);
}

/** Replace what a node holds. */
export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

/** Make these the children of a node, touching only what differs. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  nodes.forEach((node, n) => {
    const there = parent.childNodes[n];
    if (there === node || (there && !node.dataset.ts && there.isEqualNode(node))) return;
    if (there && !wanted.has(there)) there.replaceWith(node);
    else parent.insertBefore(node, there ?? null);
  });
  while (parent.childNodes.length > nodes.length) parent.lastChild.remove();
}

export const byId = (id) => document.getElementById(id);

let last = 0;

/** Return an id that no other element has. */
export function freshId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}

const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/** Build a link, or plain text when its scheme is not one to follow. */
export function link(url, ...children) {
  if (!isSafe(url)) return h("span", {}, children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, children);
}

/** Tell whether a link may be followed. */
export function isSafe(url) {
  try {
    return SCHEMES.has(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** Remember where the focus is by the element's own key, and put it back after `change`. */
export function keepingFocus(root, change) {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const key = held?.dataset.focusKey;
  const caret = held?.selectionStart;
  change();
  if (held?.isConnected) held.focus({ preventScroll: true });
  if (!key || held.isConnected) return;
  const twin = root.querySelector(`[data-focus-key="${CSS.escape(key)}"]`);
  twin?.focus();
  if (caret !== undefined && caret !== null) twin?.setSelectionRange?.(caret, caret);
}

/** Return a node, or the one that was drawn since in its place. */
export function standing(node) {
  if (!node || node.isConnected) return node;
  return document.querySelector(`[data-focus-key="${CSS.escape(node.dataset.focusKey ?? "")}"]`);
}
