/** The faces of people and of apps. */

import { h } from "./dom.js";
import { rings } from "./icons.js";

/** Build the face of a member: coloured initials, or the rings of an app. */
export function avatar(member, size = "") {
  const node = h(`span.avatar${size && `.${size}`}`, { "aria-hidden": "true" });
  if (member.is_bot) {
    node.append(rings());
    return node;
  }
  const color = `#${String(member.color ?? "6b7a80").replace("#", "")}`;
  node.style.background = color;
  node.style.color = inkOn(color);
  node.append(member.initials || (member.name ?? "?")[0].toUpperCase());
  return node;
}

/** Return the ink that reads best on a colour. */
function inkOn(color) {
  const channel = (from) => (Number.parseInt(color.slice(from, from + 2), 16) / 255) ** 2.2;
  const light = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return light > 0.2 ? "#10191c" : "#ffffff";
}
