/** How the visitor likes the page, kept in this browser. */

const KEY = "workspace.prefs";

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export const prefs = { language: "auto", theme: "auto", ...stored() };

/** Change one preference and keep it. */
export function prefer(name, value) {
  prefs[name] = value;
  localStorage.setItem(KEY, JSON.stringify(prefs));
}

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Put the chosen theme on the page, and follow the system when it is automatic. */
export function applyTheme() {
  const automatic = dark.matches ? "dark" : "light";
  document.documentElement.dataset.theme = prefs.theme === "auto" ? automatic : prefs.theme;
}

dark.addEventListener("change", applyTheme);
