/** What the page knows, and who wants to hear of a change. */

export const state = {
  team: { id: "", name: "", fictional_note: "" },
  me: null,
  members: new Map(),
  bot: { user_id: "", name: "", connected: false },
  conversations: new Map(),
  commands: [],
  clock: { now: "", offset_seconds: 0, movable: false },
  home: null,
  tips: {},
  channel: null,
  tab: "messages",
  thread: null,
  freshFrom: null,
  online: true,
};

const listeners = new Map();

/** Call `hear` each time `topic` is emitted. */
export function on(topic, hear) {
  if (!listeners.has(topic)) listeners.set(topic, []);
  listeners.get(topic).push(hear);
}

/** Tell everyone who listens to `topic`. */
export function emit(topic, detail) {
  for (const hear of listeners.get(topic) ?? []) hear(detail);
}

/** Take in the answer of the server about one acting member. */
export function adopt(answer) {
  const { members, conversations, ...rest } = answer;
  Object.assign(state, rest);
  state.members = new Map(members.map((member) => [member.id, member]));
  state.conversations = new Map(conversations.map((place) => [place.id, place]));
}

const NOBODY = { name: "?", real_name: "?", initials: "?", color: "#6b7a80" };

/** Return a member, or a stand-in that can be shown. */
export function memberOf(id) {
  return state.members.get(id) ?? { ...NOBODY, id };
}

/** Tell whether a conversation is the direct one with the bot. */
export function isWithBot(place) {
  return place?.kind === "dm" && place.with.includes(state.bot.user_id);
}

/** Return the people of a conversation besides the acting member. */
export function others(place) {
  const ids = place.with.filter((id) => id !== state.me.id);
  return (ids.length ? ids : [state.me.id]).map(memberOf);
}

/** Return the name under which a conversation is shown. */
export function titleOf(place) {
  if (!place) return "";
  if (place.kind === "channel") return place.name;
  return others(place).map((member) => member.real_name || member.name).join(", ");
}

/** Return the conversation on screen. */
export const currentPlace = () => state.conversations.get(state.channel);
