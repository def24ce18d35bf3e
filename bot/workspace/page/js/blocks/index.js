/** Which function draws which block. */

import { prune } from "../container.js";
import { h } from "../dom.js";
import { markdown } from "../markdown.js";
import { plain } from "../text.js";
import { actions, contextActions } from "./actions.js";
import { context } from "./context.js";
import { image } from "./image.js";
import { input } from "./input.js";
import { richText } from "./rich_text.js";
import { section } from "./section.js";
import { table } from "./table.js";

const BLOCKS = {
  section,
  context,
  actions,
  context_actions: contextActions,
  image,
  input,
  table,
  rich_text: richText,
  divider: () => h("hr"),
  header: (block) => h("div", { role: "heading", "aria-level": 3 }, plain(block.text)),
  markdown: (block) => markdown(block.text),
};

/** Build blocks inside their container. */
export function drawBlocks(blocks, box) {
  prune(box, blocks);
  box.root = h("div.blocks", {}, blocks.map((block) => drawBlock(block, box)));
  return box.root;
}

function drawBlock(block, box) {
  const draw = BLOCKS[block.type];
  if (!draw) return h("div.block.unsupported", {}, block.type);
  const node = draw(block, box);
  node.classList.add("block", block.type);
  node.dataset.blockId = block.block_id ?? "";
  return node;
}
