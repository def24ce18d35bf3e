/** The socket on which the server tells what changes; it comes back by itself. */

import { emit, state } from "./state.js";

let socket = null;
let wait = 500;

/** Listen as the acting member, in place of whoever was listened as before. */
export function listen() {
  socket?.close();
  const url = new URL("/page/live", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  url.searchParams.set("as", state.me.id);
  const mine = new WebSocket(url);
  socket = mine;
  mine.onmessage = (frame) => mine === socket && receive(JSON.parse(frame.data));
  mine.onopen = () => opened();
  mine.onclose = () => mine === socket && lost();
}

let wasLost = false;

function opened() {
  wait = 500;
  emit("online", true);
  if (wasLost) emit("resync");
  wasLost = false;
}

function lost() {
  wasLost = true;
  emit("online", false);
  setTimeout(listen, wait);
  wait = Math.min(wait * 2, 8000);
}

function receive(event) {
  emit(`live:${event.type}`, event);
}
