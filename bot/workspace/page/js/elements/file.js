/** A file to give. */

import { api } from "../api.js";
import { change, held } from "../container.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";

/** Build a field that takes one file, of the kinds the app asks for. */
export function fileInput(element, block, box) {
  const value = held(box, block, element, { files: [] });
  const said = h("span.file-name", {}, value.files[0]?.name ?? t("noFile"));
  const node = h("input", {
    type: "file",
    accept: (element.filetypes ?? []).map((kind) => `.${kind}`).join(","),
    dataset: { focusKey: `${block.block_id}/${element.action_id}` },
    onchange: () => take(node),
  });

  async function take(input) {
    const [chosen] = input.files;
    if (!chosen) return;
    try {
      const { file } = await api.upload(chosen.name, base64(await chosen.arrayBuffer()));
      change(box, block, element, { files: [file] }, node);
      said.textContent = file.name;
    } catch (error) {
      said.textContent = t("unreachable", { error: error.message });
    }
  }

  return h("label.file-input", {}, h("span.button", {}, t("chooseFile")), node, said);
}

function base64(buffer) {
  let text = "";
  for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}
