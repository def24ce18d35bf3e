/** The messages the page has, and how the socket changes them. */

import { api } from "./api.js";
import { emit, on, state } from "./state.js";

const flows = new Map();
const threads = new Map();

const keyOf = (channel, root) => `${channel}/${root}`;
const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;
const sorted = (flow) => [...(flow?.values() ?? [])].sort((a, b) => (a.ts < b.ts ? -1 : 1));

/** Return the messages of a conversation, oldest first. */
export const messagesOf = (channel) => sorted(flows.get(channel));

/** Return a thread: its root, then the replies. */
export const threadOf = (channel, root) => sorted(threads.get(keyOf(channel, root)));

/** Forget everything: somebody else is acting. */
export function forget() {
  flows.clear();
  threads.clear();
}

/** Fetch messages into their place, without losing what arrives meanwhile. */
async function fetchInto(places, key, asked) {
  const known = places.get(key) ?? new Map();
  places.set(key, known);
  const { messages } = await asked;
  const last = messages.at(-1)?.ts ?? "";
  const later = [...known.values()].filter((message) => message.ts > last);
  places.set(key, new Map([...messages, ...later].map((message) => [message.ts, message])));
}

/** Fetch a conversation. */
export async function load(channel) {
  await fetchInto(flows, channel, api.messages(channel));
  emit("flow", channel);
}

/** Fetch a thread. */
export async function loadThread(channel, root) {
  await fetchInto(threads, keyOf(channel, root), api.messages(channel, root));
  emit("thread-flow", { channel, root });
}

function arrived({ channel, message }) {
  if (isReply(message)) return replied(channel, message);
  flows.get(channel)?.set(message.ts, message);
  emit("flow", channel);
  emit("arrived", { channel, message });
  return undefined;
}

function replied(channel, message) {
  threads.get(keyOf(channel, message.thread_ts))?.set(message.ts, message);
  emit("thread-flow", { channel, root: message.thread_ts });
  emit("arrived", { channel, message });
  refresh(channel);
}

let planned = null;

/** Ask again for the summary of the threads, once for several replies. */
function refresh(channel) {
  if (channel !== state.channel || planned) return;
  planned = setTimeout(() => {
    planned = null;
    load(channel);
  }, 60);
}

function changed({ channel, message }) {
  const places = [flows.get(channel), threads.get(keyOf(channel, message.thread_ts ?? message.ts))];
  for (const flow of places) {
    if (flow?.has(message.ts)) flow.set(message.ts, { ...facts(flow.get(message.ts)), ...message });
  }
  emit("flow", channel);
  emit("thread-flow", { channel, root: message.thread_ts ?? message.ts });
}

/** What a thread's root keeps when its own text changes. */
function facts({ reply_count, reply_users, latest_reply_shown_at }) {
  return reply_count ? { reply_count, reply_users, latest_reply_shown_at } : {};
}

function deleted({ channel, ts }) {
  flows.get(channel)?.delete(ts);
  for (const [key, flow] of threads) if (key.startsWith(`${channel}/`)) flow.delete(ts);
  emit("flow", channel);
  emit("thread-flow", { channel, root: state.thread });
  refresh(channel);
}

/** Follow the socket. */
export function startStore() {
  on("live:message", arrived);
  on("live:message_changed", changed);
  on("live:message_deleted", deleted);
}
