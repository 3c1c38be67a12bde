// The list of conversations.

import { h, icon, swap } from "./dom.js";
import { avatar, title } from "./format.js";
import { go } from "./route.js";
import { dm, ui, unread } from "./store.js";
import { t } from "./strings.js";

const symbol = { channel: "hash", group: "lock", mpim: "group" };

function item(c, state) {
  const fresh = unread(c.id).filter((m) => !m.thread_ts || c.kind === "im" || m.subtype === "thread_broadcast");
  const here = ui.place === c.id;
  const loud = c.kind === "im" || c.kind === "mpim" ? fresh.length : fresh.filter((m) => m.for || m.text.includes(`<@${state.me.id}>`)).length;
  const name = title(c).replace(/^#/, "");
  return h("li", {}, h("button", {
    type: "button", class: "nav-item" + (fresh.length && !here ? " unread" : ""), "aria-current": here ? "page" : null,
    data: { key: "nav" + c.id, channel: c.id }, on: { click: () => go(c.id) },
  }, h("span", { class: "nav-icon" }, c.kind === "im" ? avatar({ id: state.app.user }, true) : icon(symbol[c.kind] ?? "hash")),
  h("span", { class: "name" }, name), c.shared && h("span", { class: "person-tags", title: t("shared") }, "⇄"), loud && !here ? h("span", { class: "badge" }, String(loud)) : null));
}

export function drawSidebar(box, state) {
  const own = dm();
  const of = (...kinds) => state.channels.filter((c) => kinds.includes(c.kind));
  const list = (label, channels) => (channels.length ? [h("h2", {}, label), h("ul", {}, channels.map((c) => item(c, state)))] : []);
  box.setAttribute("aria-label", t("menu"));
  swap(box, ...list(t("channels"), of("channel", "group")), ...list(t("direct"), of("mpim")), ...list(t("apps"), own ? [own] : []));
}
