// What stands beside the conversation: a thread, the agent pane, or the wire.

import { h, iconButton, swap } from "./dom.js";
import { composer } from "./composer.js";
import { title } from "./format.js";
import { listOf } from "./messages.js";
import { shown } from "./mrkdwn.js";
import { menu } from "./popover.js";
import { beside } from "./route.js";
import { channel, chat, dm, messagesOf, now, sessionOf, setChat, thread, ui } from "./store.js";
import { prompts, statusLine } from "./status.js";
import { t } from "./strings.js";
import { drawWire, wirePanel } from "./wire.js";

let built = "", parts = null;

const shut = () => iconButton("close", t("close"), () => beside(null), { class: "shut" });

function head(text, sub, ...buttons) {
  return h("header", { class: "head" }, h("h2", {}, text), h("span", { class: "sub" }, sub), ...buttons, shut());
}

function conversation(box, c, ts, top, broadcast, sent) {
  const list = listOf(t("thread"));
  parts = { list, extra: h("div"), status: h("div", { class: "status-line", "aria-live": "polite" }), title: top.querySelector(".sub") };
  const write = composer({ channel: c.id, thread: ts ?? undefined, label: ts ? t("reply") : t("message", title(c)), broadcast, sent: (ref) => { list.end(); sent?.(ref); } });
  box.replaceChildren(top, list.node, parts.extra, write, parts.status);
}

function buildThread(box, side) {
  const c = channel(side.channel);
  conversation(box, c, side.ts, head(t("thread"), title(c)), c.kind === "im" ? null : t("alsoSend", title(c)));
}

// buildPane draws the agent's pane: one conversation, and the way to others.
function buildPane(box, ts) {
  const c = dm();
  const past = iconButton("thread", t("history"), () => menu(past, roots(c).map((m) => ({ label: name(m), run: () => setChat(m.ts) })), {}), { "aria-haspopup": "menu" });
  conversation(box, c, ts, head(now().app.name, "", past, iconButton("plus", t("newChat"), () => setChat(null), { class: "newchat" })), null, (ref) => { if (!ts) setChat(ref.ts); });
}

const roots = (c) => messagesOf(c.id).filter((m) => !m.thread_ts && m.user === now().me.id).reverse().slice(0, 12);
const name = (m) => sessionOf(m.ts)?.title || shown(m.text).slice(0, 60);

export function drawSide(box, state) {
  const side = ui.side;
  const open = side && (side.kind !== "thread" || channel(side.channel)) && (side.kind !== "pane" || state.app.agent);
  document.getElementById("app").dataset.side = open ? "open" : "";
  box.hidden = !open;
  if (!open) {
    built = "";
    box.replaceChildren();
    return;
  }
  const ts = side.kind === "pane" ? chat() : side.ts;
  const key = [state.me.id, side.kind, side.channel, ts, document.documentElement.lang].join(" ");
  if (key !== built) {
    const focus = box.contains(document.activeElement) && document.activeElement.dataset.key;
    built = key;
    box.setAttribute("aria-label", t(side.kind === "wire" ? "wire" : side.kind === "pane" ? "messages" : "thread"));
    if (side.kind === "wire") box.replaceChildren(head(t("wire"), ""), wirePanel());
    else if (side.kind === "pane") buildPane(box, ts);
    else buildThread(box, side);
    if (focus) box.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
  }
  if (side.kind === "wire") {
    drawWire(state);
    return;
  }
  const id = side.kind === "pane" ? dm().id : side.channel;
  parts.list.draw(ts ? thread(id, ts) : [], { flat: true, rule: side.kind === "thread" });
  swap(parts.extra, side.kind === "pane" && !ts ? prompts(id) : null);
  if (side.kind === "pane") parts.title.textContent = ts ? sessionOf(ts)?.title ?? "" : "";
  parts.status.replaceChildren(...statusLine(id, ts ?? ""));
}
