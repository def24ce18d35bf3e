/** The dialog that adds a new member to the workspace. */

import { api } from "./api.js";
import { openDialog } from "./dialog.js";
import { freshId, h } from "./dom.js";
import { t } from "./i18n.js";
import { mark } from "./blocks/input.js";
import { emit } from "./state.js";
import { toast } from "./toasts.js";

const LOCALES = [["fr-FR", "Français"], ["en-GB", "English (UK)"], ["en-US", "English (US)"]];
const ZONES = [
  "Europe/Paris", "Europe/London", "Europe/Berlin", "Europe/Madrid", "America/New_York", "America/Chicago",
  "America/Los_Angeles", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Dubai", "Asia/Singapore", "Asia/Tokyo",
];

/** Open the dialog; the new member is then the one acting. */
export function openJoin() {
  const name = h("input.text-input", { autocomplete: "off", maxlength: 80, required: true });
  const title = h("input.text-input", { autocomplete: "off", maxlength: 80, value: "Key Account Manager" });
  const locale = h("select.text-input", {}, LOCALES.map(([value, label]) => h("option", { value }, label)));
  const tz = h("select.text-input", {}, ZONES.map((value) => h("option", { value }, value.replace("_", " "))));
  const first = row(t("name"), name);
  const opened = openDialog({
    title: t("join"),
    narrow: true,
    body: h("div.form-rows", {}, h("p.soft", {}, t("joinNote")), first,
      row(t("hrTitle"), title), row(t("language"), locale), row(t("zone"), tz)),
    foot: [
      h("button.button", { type: "button", onclick: () => opened.close() }, t("cancel")),
      h("button.button.primary", { type: "submit" }, t("joinSubmit")),
    ],
    onCancel: () => opened.close(),
    onSubmit: submit,
  });

  async function submit() {
    mark(first, name.value.trim() ? null : t("fieldRequired"));
    if (!name.value.trim()) return name.focus();
    try {
      const { id } = await api.join({
        name: name.value.trim(), locale: locale.value, tz: tz.value, title: title.value.trim(),
      });
      opened.close();
      emit("act-as", id);
    } catch (error) {
      toast(t("unreachable", { error: error.message }));
    }
    return undefined;
  }
}

function row(words, field) {
  const id = freshId("field");
  field.id = id;
  field.setAttribute("aria-labelledby", `${id}-label`);
  return h("div.field", {}, h("label.field-label", { for: id, id: `${id}-label` }, words), field);
}
