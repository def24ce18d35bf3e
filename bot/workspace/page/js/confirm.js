/** Slack's confirmation object, asked before an action. */

import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { textOf } from "./text.js";

/** Ask; resolve to whether the person agreed. */
export function agreed(confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (answer) => {
      opened.close();
      resolve(answer);
    };
    const style = confirm.style === "danger" ? "danger" : "primary";
    const opened = openDialog({
      title: confirm.title?.text ?? "",
      narrow: true,
      body: h("div", {}, textOf(confirm.text)),
      foot: [
        h("button.button", { type: "button", onclick: () => end(false) }, confirm.deny?.text ?? t("cancel")),
        h(`button.button.${style}`, { type: "submit" }, confirm.confirm?.text ?? t("confirm")),
      ],
      onCancel: () => end(false),
      onSubmit: () => end(true),
    });
  });
}
