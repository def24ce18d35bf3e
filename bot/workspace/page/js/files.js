/** The files that came with a message: a picture to look at, anything else to save. */

import { picture } from "./blocks/image.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";

/** Build the files of a message. */
export function drawFiles(files) {
  return h("div.files", {}, files.map(draw));
}

function draw(file) {
  if (file.mode === "tombstone") return h("span.file-gone", {}, t("fileGone"));
  return file.mimetype.startsWith("image/") ? look(file) : save(file);
}

const look = (file) => h("figure.file-picture", {}, picture({ slack_file: { id: file.id }, alt_text: file.alt_txt }));

function save(file) {
  const label = t("saveFile", { name: file.title });
  return h("a.file", { href: `/page/file/${encodeURIComponent(file.id)}`, download: file.name, "aria-label": label },
    icon("file"), h("span.file-name", {}, file.title), h("span.file-size", {}, size(file.size)));
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} kB`);
