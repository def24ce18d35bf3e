/** Where one types: it grows, completes, and sends messages or commands. */

import { api } from "./api.js";
import { makeCompletion, proposals } from "./completion.js";
import { fill, h } from "./dom.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { currentPlace, isWithBot, state, titleOf } from "./state.js";

const drafts = new Map();

/** Make a composer for the conversation on screen, or for its thread. */
export function makeComposer({ inThread = false } = {}) {
  const echo = h("div.composer-echo", { "aria-hidden": "true" });
  const field = h("textarea", {
    rows: 1, id: inThread ? null : "composer", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-haspopup": "listbox", oninput: () => typed(), onkeydown: (event) => key(event), onclick: () => propose(),
    onblur: () => completion.show(null),
  });
  const notice = h("div.composer-notice", { role: "alert", hidden: true });
  const tools = h("div.composer-tools");
  const completion = makeCompletion(field, complete);
  const node = h("div.composer", {}, notice, completion.node,
    h("div.composer-box", {}, h("div.composer-field", {}, echo, field), tools));
  let where = "";

  const key = (event) => {
    if (event.isComposing || completion.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  };

  function typed() {
    drafts.set(where, field.value);
    notice.hidden = true;
    fit();
    propose();
  }

  const propose = () => completion.show(proposals(field.value.slice(0, field.selectionStart)));

  function fit() {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    fill(echo, highlighted(field.value));
    const send = tools.querySelector(".send");
    if (send) send.disabled = !field.value.trim();
  }

  function complete(option, from) {
    field.setRangeText(option.insert, from, field.selectionStart, "end");
    field.focus();
    typed();
    if (option.insert.endsWith(" ")) completion.show(null);
  }

  function insert(text) {
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    typed();
  }

  async function submit() {
    const text = field.value.trim();
    if (!text) return;
    const said = complaint(text, inThread);
    if (said) return complain(said);
    set("");
    try {
      const answer = await post(text, inThread);
      if (answer?.error) complain(answer.error);
    } catch (error) {
      set(text);
      complain(t("unreachable", { error: error.message }));
    }
    return undefined;
  }

  function complain(sentence) {
    fill(notice, icon("warning"), sentence).hidden = false;
  }

  function set(text) {
    field.value = text;
    drafts.set(where, text);
    completion.show(null);
    notice.hidden = true;
    fit();
  }

  /** Show the composer of wherever the page is now. */
  function draw() {
    where = [state.me.id, state.channel, inThread && state.thread].join("/");
    const name = isWithBot(currentPlace()) || currentPlace()?.kind !== "channel" ? titleOf(currentPlace()) : `#${titleOf(currentPlace())}`;
    field.placeholder = inThread ? t("replyIn") : t("messageTo", { name });
    field.setAttribute("aria-label", field.placeholder);
    fill(tools,
      tool("at", "mention", () => insert("@")),
      !inThread && tool("slash", "writeCommand", () => (set(""), insert("/"))),
      h("span.composer-hint", {}, t("hints")),
      h("button.icon-button.send", { type: "button", "aria-label": t("send"), title: t("send"), onclick: submit }, icon("send")));
    set(drafts.get(where) ?? "");
  }

  return { node, draw, set: (text) => (set(text), field.focus()), focus: () => field.focus() };
}

function tool(name, key, press) {
  const label = t(key);
  return h("button.icon-button", {
    type: "button", "aria-label": label, title: label, onclick: press, onmousedown: (event) => event.preventDefault(),
  }, icon(name));
}

const commandOf = (text) => (text.startsWith("/") ? text.split(/\s/, 1)[0] : null);

function complaint(text, inThread) {
  const command = commandOf(text);
  if (!command) return null;
  if (inThread) return t("notInThread", { command });
  return state.commands.some((known) => known.command === command) ? null : t("notCommand", { command });
}

function post(text, inThread) {
  const command = commandOf(text);
  if (command) return api.command(state.channel, command, withIds(text.slice(command.length).trim()));
  return api.message(state.channel, withIds(text), inThread ? state.thread : null);
}

/** Return the names that are mentioned when written after an @, longest first. */
const names = () =>
  [...state.members.values()].map((member) => [`@${member.real_name}`, member.id])
    .sort(([one], [two]) => two.length - one.length);

const withIds = (text) => names().reduce((sum, [name, id]) => sum.replaceAll(name, `<@${id}>`), text);

/** The text again, with its mentions and its command marked. */
function highlighted(text) {
  const [found] = names().filter(([name]) => text.includes(name));
  const command = commandOf(text);
  if (command && state.commands.some((known) => known.command === command)) {
    return [h("mark", {}, command), highlighted(` ${text.slice(command.length)}`.slice(1))];
  }
  if (!found) return [text, "\u200b"];
  const at = text.indexOf(found[0]);
  return [text.slice(0, at), h("mark", {}, found[0]), highlighted(text.slice(at + found[0].length))];
}
