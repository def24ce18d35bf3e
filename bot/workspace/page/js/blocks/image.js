/** Pictures, only from this workspace: what comes from elsewhere is named, not fetched. */

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { plain } from "../text.js";

/** Build an image block. */
export function image(block) {
  return h("figure", {}, block.title && h("figcaption", {}, plain(block.title)), picture(block));
}

/** Build a picture, or its words when it cannot be shown. */
export function picture({ slack_file: file, image_url: url, alt_text: alt = "" }) {
  const address = file?.id ? `/page/file/${encodeURIComponent(file.id)}` : (file?.url ?? url ?? "");
  const missing = () => h("span.image-missing", {}, icon("image"), t("imageMissing", { alt }));
  if (!isOurs(address)) return missing();
  const node = h("img", { src: address, alt, onerror: () => node.replaceWith(missing()) });
  return node;
}

const isOurs = (address) => new URL(address, location.href).origin === location.origin;
