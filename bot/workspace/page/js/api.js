/** The page's calls to the server of the workspace. */

import { state } from "./state.js";

/** What the server refused, in its own sentence. */
export class Refused extends Error {}

async function call(path, init) {
  const response = await fetch(path, init);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return call(path, { method: "POST", headers, body: JSON.stringify(body) });
}

const asMe = (path, body) => post(path, { as: state.me.id, ...body });

export const api = {
  state: (id) => call(`/page/state${id ? `?${new URLSearchParams({ as: id })}` : ""}`),
  messages: (channel, thread) =>
    call(`/page/messages?${new URLSearchParams({
      as: state.me.id, channel, ...(thread && { thread_ts: thread }),
    })}`),
  message: (channel, text, thread) =>
    asMe("/page/message", { channel, text, ...(thread && { thread_ts: thread }) }),
  command: (channel, command, text) => asMe("/page/command", { channel, command, text }),
  action: (body) => asMe("/page/action", body),
  submit: (viewId, values) => asMe("/page/view/submit", { view_id: viewId, values }),
  close: (viewId) => asMe("/page/view/close", { view_id: viewId }),
  home: () => asMe("/page/home", {}),
  options: (body) => asMe("/page/options", body),
  upload: (name, content) => asMe("/page/upload", { name, content }),
  read: (channel) => asMe("/page/read", { channel }),
  join: (newcomer) => post("/page/join", newcomer),
  moveClock: (seconds) => post("/page/clock", { seconds }),
  traffic: (after) => call(`/page/traffic?after=${after}`),
};
