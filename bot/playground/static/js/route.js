// Where the person is, in the address: #/alice/C…/messages/thread:C…:1.2

import { act, changed, dm, drawn, messagesOf, now, refresh, ui, unread } from "./store.js";
import { toast } from "./toast.js";

export function write() {
  const side = ui.side ? [ui.side.kind, ui.side.channel, ui.side.ts].filter(Boolean).join(":") : "";
  const hash = "#/" + [ui.as, ui.place, ui.tab, side].map(encodeURIComponent).join("/");
  if (location.hash !== hash) history.replaceState(null, "", hash);
}

// read takes the place from the address.
export function read() {
  const [as, place, tab, side] = location.hash.slice(2).split("/").map(decodeURIComponent);
  if (as) ui.as = as;
  if (place) ui.place = place;
  if (["home", "messages", "about"].includes(tab)) ui.tab = tab;
  const [kind, channel, ts] = (side ?? "").split(":");
  ui.side = kind ? { kind, channel, ts } : null;
}

// moved draws the new place; its first unread message gets a line above it.
function moved() {
  ui.fresh = { [ui.place]: unread(ui.place)[0]?.ts };
  document.getElementById("app").dataset.nav = "closed";
  write();
  changed();
}

export function go(place, tab = "messages") {
  ui.place = place;
  ui.tab = tab;
  if (ui.side && ui.side.kind === "thread") ui.side = null;
  moved();
  if (place === dm().id && tab !== "about") act("open", { what: tab }).catch((err) => toast(err.message));
  drawn(focusMain);
}

const focusMain = () => document.querySelector("#main textarea")?.focus();

export function become(name) {
  ui.as = name;
  ui.side = ui.side?.kind === "wire" ? ui.side : null;
  ui.tab = "messages";
  if (now()?.channels.find((c) => c.id === ui.place)?.kind === "im") ui.place = "D" + now().people.find((p) => p.name === name).id.slice(1);
  write();
  refresh();
}

// beside opens a thread, the agent pane or the wire; null closes it.
export function beside(side) {
  ui.side = side;
  write();
  changed();
  if (side?.kind === "pane") act("pane").catch((err) => toast(err.message));
  const box = document.getElementById("side");
  drawn(side ? () => (box.querySelector("textarea") ?? box.querySelector("button"))?.focus() : focusMain);
}

// openThread shows a message's thread, which may be empty yet.
export function openThread(m) {
  beside({ kind: "thread", channel: m.channel, ts: m.thread_ts || m.ts });
}

export const hasThread = (m) => messagesOf(m.channel).some((x) => x.thread_ts === m.ts);
