/** The page's own icons, as strokes on a 20-unit grid. */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  hash: ["M8 3 6.5 17M13.5 3 12 17M3.5 7.5h13.5M3 12.5h13.5"],
  people: ["M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6", "M2 16.5c.3-3 2.4-5 5.5-5s5.2 2 5.5 5", "M13 4a2.7 2.7 0 0 1 0 5.2M15 12c1.8.7 2.8 2.3 3 4.5"],
  clock: ["M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15", "M10 5.8V10l2.8 1.9"],
  traffic: ["M6.5 16V4.5M6.5 4.5 3.5 7.5M6.5 4.5l3 3", "M13.5 4v11.5M13.5 15.5l-3-3M13.5 15.5l3-3"],
  display: ["M3 6h7M14 6h3M3 14h3M10 14h7", "M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4", "M8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4"],
  menu: ["M3 5.5h14M3 10h14M3 14.5h14"],
  close: ["m5 5 10 10M15 5 5 15"],
  back: ["m12 4-6 6 6 6"],
  down: ["m5 8 5 5 5-5"],
  left: ["m12 5-5 5 5 5"],
  right: ["m8 5 5 5-5 5"],
  arrowDown: ["M10 4v12M5 11l5 5 5-5"],
  arrowIn: ["M16 10H4M9 5l-5 5 5 5"],
  arrowOut: ["M4 10h12M11 5l5 5-5 5"],
  send: ["M3.5 16.5 17 10 3.5 3.5 5.5 10zM5.5 10H11"],
  at: ["M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0m0 0v1.2c0 1.2.8 2 1.9 2 1.3 0 2.1-1.2 2.1-3.2a7 7 0 1 0-3 5.8"],
  slash: ["M11.9 6.3 8.1 13.7", "M5 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2"],
  eye: ["M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5", "M10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6"],
  thread: ["M3 4h14v9.5H9L5.5 17v-3.5H3z", "M6.5 7.5h7M6.5 10h4"],
  up: ["M6.5 9 10 3c1.3 0 2 .9 1.8 2.2L11.4 8h4.1c1 0 1.7.9 1.5 1.9l-1.1 5.3c-.2.9-.9 1.5-1.8 1.5H6.5z", "M3 9h3.5v7.7H3z"],
  thumbDown: ["M13.5 11 10 17c-1.3 0-2-.9-1.8-2.2L8.6 12H4.5c-1 0-1.7-.9-1.5-1.9l1.1-5.3c.2-.9.9-1.5 1.8-1.5h7.6z", "M17 11h-3.5V3.3H17z"],
  trash: ["M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5"],
  more: ["M4.5 10h.01M10 10h.01M15.5 10h.01"],
  warning: ["M10 3 18 16.5H2zM10 8v4M10 14.3v.01"],
  bulb: ["M7.5 14.5c0-2-2.5-3-2.5-6a5 5 0 0 1 10 0c0 3-2.5 4-2.5 6zM8 17.3h4"],
  calendar: ["M3 5h14v12H3zM3 8.5h14M7 3v3.5M13 3v3.5"],
  check: ["m4 10.5 4 4 8-9"],
  plus: ["M10 4v12M4 10h12"],
  image: ["M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M12.5 7.5h.01"],
  file: ["M5 2.5h6.5L16 7v10.5H5zM11.5 2.5V7H16M7.5 11h6M7.5 14h6"],
  lock: ["M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9"],
};

/** Build an icon; it says nothing to a screen reader. */
export function icon(name) {
  const node = document.createElementNS(SVG, "svg");
  node.setAttribute("viewBox", "0 0 20 20");
  node.setAttribute("class", `icon icon-${name}`);
  node.setAttribute("aria-hidden", "true");
  for (const d of PATHS[name]) node.append(shape("path", { d }));
  return node;
}

/** Build the face of an app: two rings side by side. */
export function rings(box = 32) {
  const node = document.createElementNS(SVG, "svg");
  node.setAttribute("viewBox", "0 0 32 32");
  node.setAttribute("width", box);
  node.setAttribute("height", box);
  node.setAttribute("aria-hidden", "true");
  const ring = { cy: 16, r: 6, fill: "none", "stroke-width": 2.6 };
  node.append(
    shape("rect", { width: 32, height: 32, rx: 7, fill: "#1d4a55" }),
    shape("circle", { ...ring, cx: 12.6, stroke: "#f2b84b" }),
    shape("circle", { ...ring, cx: 19.4, stroke: "#e8f3f1" }),
  );
  return node;
}

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
