/** The socket on which the server tells what changes; it comes back by itself. */

import { api, Refused } from "./api.js";
import { emit } from "./state.js";

const SLOWEST = 8000;
let socket = null;
let member = null;
let wait = 500;

/** Listen as a member, in place of whoever was listened as before; resolve once listening. */
export function listen(id) {
  member = id;
  return connect();
}

function connect() {
  socket?.close();
  const mine = new WebSocket(address());
  socket = mine;
  mine.onmessage = (frame) => mine === socket && receive(JSON.parse(frame.data));
  return new Promise((resolve, reject) => {
    let isOpen = false;
    mine.onopen = () => {
      isOpen = true;
      wait = 500;
      emit("online", true);
      resolve();
    };
    mine.onclose = () => {
      if (!isOpen) reject(new Refused("The workspace does not answer."));
      else if (mine === socket) lost();
    };
  });
}

function address() {
  const url = new URL("/page/live", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  url.searchParams.set("as", member);
  return url;
}

function lost() {
  emit("online", false);
  setTimeout(retry, wait);
  wait = Math.min(wait * 2, SLOWEST);
}

async function retry() {
  try {
    await api.state(member);
    await connect();
    emit("resync");
  } catch (error) {
    if (error instanceof Refused) startOver();
    else lost();
  }
}

/** The workspace came back without this member: it was made anew. */
function startOver() {
  location.hash = "";
  location.reload();
}

function receive(event) {
  emit(`live:${event.type}`, event);
}
