// The middle of the page: a channel, or the app's tabs.

import { h, icon, swap } from "./dom.js";
import { blocks } from "./blocks.js";
import { composer } from "./composer.js";
import { avatar, title } from "./format.js";
import { mrkdwn, shown } from "./mrkdwn.js";
import { go } from "./route.js";
import { act, channel, chat, inMain, isDM, isOnline, look, messagesOf, setChat, ui } from "./store.js";
import { listOf } from "./messages.js";
import { prompts, statusLine } from "./status.js";
import { t } from "./strings.js";
import { pinned, tries } from "./tries.js";

let built = ""; // what the parts below are for
let parts = null;
let homeShown = "";

function head(c, state) {
  const sub = c.kind === "im" ? state.app.about : t("members", c.members.length) + (c.shared ? " · " + t("shared") : "");
  return h("header", { class: "head" }, c.kind === "im" ? avatar({ id: state.app.user }, true) : icon(c.kind === "group" ? "lock" : c.kind === "mpim" ? "group" : "hash", "mini"),
    h("h1", {}, title(c).replace(/^#/, "")), h("span", { class: "sub" }, sub));
}

function tabs(state) {
  const one = (tab) => h("button", { type: "button", role: "tab", "aria-selected": String(ui.tab === tab), tabindex: ui.tab === tab ? "0" : "-1", data: { key: "tab" + tab, tab }, on: { click: () => go(ui.place, tab) } }, t(tab));
  const all = [state.app.home && "home", "messages", "about"].filter(Boolean);
  const box = h("div", { class: "tabs", role: "tablist", "aria-label": state.app.name }, all.map(one));
  box.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!step) return;
    e.preventDefault();
    const next = all[(all.indexOf(ui.tab) + step + all.length) % all.length];
    go(ui.place, next);
    document.querySelector(`[data-key="tab${next}"]`)?.focus();
  });
  return box;
}

function intro(c, state) {
  const text = c.kind === "im" ? t("dmBeginning", state.app.name) : t("beginning", title(c));
  return h("li", { class: "intro" }, h("h2", {}, c.kind === "im" ? avatar({ id: state.app.user }) : null, title(c)), h("p", {}, text));
}

function build(box, c, state) {
  const direct = isDM(c.id), list = listOf(title(c));
  parts = { list, intro: intro(c, state), guide: h("li"), extra: h("div"), status: h("div", { class: "status-line", "aria-live": "polite" }), compose: h("div"), banner: h("div", { class: "banner", role: "status", hidden: true }) };
  const panel = ui.tab === "home" ? h("div", { class: "scroll", role: "tabpanel", "aria-label": t("home"), tabindex: "0" }, (parts.home = h("div", { class: "home" })))
    : ui.tab === "about" ? h("div", { class: "scroll", role: "tabpanel", "aria-label": t("about"), tabindex: "0" }, h("div", { class: "home text" }, ...mrkdwn(state.app.about)))
    : [list.node, parts.extra, parts.compose, parts.status];
  box.replaceChildren(...[head(c, state), parts.banner, direct ? tabs(state) : pinned(c.id), panel].flat().filter(Boolean));
  homeShown = "";
  parts.composed = "";
}

function drawHome(state) {
  const view = state.home;
  const key = view ? `${state.me.id} ${view.id} ${view.hash}` : "";
  if (key === homeShown && parts.home.firstChild) return;
  homeShown = key;
  swap(parts.home, view
    ? blocks(view.blocks, { key: view.id, values: view.state?.values, above: 1, act: (verb, rest) => act(verb, { ref: { view: "home" }, ...rest }) })
    : h("p", { class: "note" }, t("noHome")));
}

// write keeps a composer for as long as it writes to the same place.
function write(c, thread) {
  const key = `${c.id} ${thread ?? ""}`;
  if (parts.composed === key) return;
  const focused = parts.compose.contains(document.activeElement);
  parts.composed = key;
  parts.compose.replaceChildren(composer({ channel: c.id, thread, label: t("message", title(c)), sent: (ref) => { parts.list.end(); if (isDM(c.id) && !thread) setChat(ref.ts); } }));
  if (focused) parts.compose.querySelector("textarea").focus();
}

// continuing says which conversation the next message belongs to.
function continuing(root) {
  const first = messagesOf(root.channel).find((m) => m.ts === root.ts);
  const text = shown(first?.text);
  return h("div", { class: "continuing" }, h("span", {}, t("continuing", text.length > 50 ? text.slice(0, 49) + "…" : text)),
    h("button", { type: "button", data: { key: "newchat" }, on: { click: () => { setChat(null); parts.compose.querySelector("textarea").focus(); } } }, t("newChat")));
}

export function drawConversation(box, state) {
  const c = channel(ui.place);
  if (!c) return;
  if (!isDM(c.id) && ui.tab !== "messages") ui.tab = "messages";
  const key = [state.me.id, c.id, ui.tab, document.documentElement.lang, c.members.length].join(" ");
  if (key !== built) {
    built = key;
    build(box, c, state);
  }
  parts.banner.hidden = isOnline();
  parts.banner.textContent = isOnline() ? "" : t("lost");
  if (ui.tab === "home") drawHome(state);
  if (ui.tab !== "messages") return;
  const direct = isDM(c.id), flat = direct && state.app.agent;
  const all = flat ? messagesOf(c.id) : messagesOf(c.id).filter((m) => inMain(m) || m.for);
  const offered = tries(c.id);
  swap(parts.guide, offered);
  parts.list.draw(all, { fresh: ui.fresh[c.id], flat, before: [parts.intro], guide: offered && parts.guide });
  const thread = flat ? chat() : null;
  swap(parts.extra, flat ? (thread ? continuing({ channel: c.id, ts: thread }) : prompts(c.id)) : null);
  write(c, thread ?? undefined);
  parts.status.replaceChildren(...statusLine(c.id, thread ?? ""));
  if (document.visibilityState === "visible") look(c.id);
}
