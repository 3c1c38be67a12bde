// What the page knows: the workspace as the chosen person sees it, and where
// that person is. Listeners draw again whenever either changes.

import { get, post } from "./api.js";
import { speak } from "./strings.js";

export const ui = { as: "alice", place: "C0LOCALGENERAL", tab: "messages", side: null, chat: {}, fresh: {} };

let state = null;
let online = true;
const listeners = new Set();
const read = new Map(); // person and conversation → timestamp last seen

export const now = () => state;
export const isOnline = () => online;
export const listen = (fn) => listeners.add(fn);

let held = false, owed = false;
// changed tells the listeners, but not under a pressed pointer: what is drawn
// anew between its going down and up takes the click away.
export function changed() {
  owed = held;
  if (state && !held) for (const fn of listeners) fn(state);
}

const waiting = [];
// drawn calls fn once the page shows what is known now, such as to focus what a click
// has just opened.
export const drawn = (fn) => { if (held) waiting.push(fn); else fn(); };

const hold = () => { held = true; };
// The click comes after the pointer is up; a drag ends without either.
const release = () => setTimeout(() => {
  held = false;
  if (owed) changed();
  for (const fn of waiting.splice(0)) fn();
}, 0);
window.addEventListener("pointerdown", hold, true);
for (const end of ["pointerup", "pointercancel", "dragend"]) window.addEventListener(end, release, true);
window.addEventListener("blur", release); // without capture it is the window's own

let wanted = false, fetching = false;
// refresh fetches the state; calls meanwhile make one more fetch.
export async function refresh() {
  wanted = true;
  if (fetching) return;
  fetching = true;
  while (wanted) {
    wanted = false;
    const as = ui.as;
    try {
      const next = await get(`/api/state?as=${encodeURIComponent(as)}`);
      online = true;
      if (as !== ui.as) { wanted = true; continue; }
      state = next;
      speak(state.me.locale);
      settlePlace();
    } catch (err) {
      online = !(err instanceof TypeError);
      if (online && ui.as !== "alice") { ui.as = "alice"; wanted = true; continue; }
    }
    changed();
  }
  fetching = false;
}

// settlePlace moves a person out of a conversation that is not theirs.
function settlePlace() {
  if (!channel(ui.place)) {
    ui.place = state.channels[0]?.id ?? "";
    ui.side = null;
    ui.tab = "messages";
  }
}

// connect follows the workspace's changes for as long as the page is open.
export function connect() {
  const events = new EventSource("/api/events");
  events.addEventListener("change", refresh);
  events.onopen = refresh;
  events.onerror = () => { online = false; changed(); };
}

// act does something as the chosen person. It throws with the workspace's words
// when that person cannot.
export const act = (verb, rest = {}) => post("/api/act", { as: state.me.id, verb, ref: {}, ...rest });

export const channel = (id) => state?.channels.find((c) => c.id === id);
export const person = (id) => state?.people.find((p) => p.id === id);
export const dm = () => state.channels.find((c) => c.kind === "im" && c.members.includes(state.me.id));
export const isDM = (id) => channel(id)?.kind === "im";
export const messagesOf = (id) => state?.messages[id] ?? [];
export const inMain = (m) => !m.thread_ts || m.subtype === "thread_broadcast";
export const thread = (id, ts) => messagesOf(id).filter((m) => m.ts === ts || m.thread_ts === ts);
export const sessionOf = (ts) => state.sessions.find((s) => s.thread === ts);

const readKey = (id) => `${state.me.id} ${id}`;

// unread are the messages of others since the person last looked.
export function unread(id) {
  const since = read.get(readKey(id)) ?? "0";
  return messagesOf(id).filter((m) => m.ts > since && m.user !== state.me.id);
}

// look marks a conversation as read up to now.
export function look(id) {
  const last = messagesOf(id).at(-1);
  if (last) read.set(readKey(id), last.ts);
}

// chat is the conversation of the DM that the next message continues: the
// timestamp of its root, or null for a new one.
export function chat() {
  const chosen = ui.chat[state.me.id];
  if (chosen !== undefined || !state.app.agent) return chosen ?? null;
  return messagesOf(dm().id).findLast((m) => !m.thread_ts && m.user === state.me.id)?.ts ?? null;
}

export function setChat(ts) {
  ui.chat[state.me.id] = ts;
  changed();
}
