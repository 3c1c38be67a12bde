// The bar: how the bot is, who one acts as, and the page's own tools.

import { h, icon, iconButton, swap } from "./dom.js";
import { avatar } from "./format.js";
import { menu } from "./popover.js";
import { become, beside } from "./route.js";
import { isOnline, ui } from "./store.js";
import { t } from "./strings.js";
import { showKeys } from "./dialog.js";
import { toggleTheme } from "./theme.js";

const languageOf = (p) => (p.locale ? (p.locale.startsWith("fr") ? t("french") : t("english")) : "");

const about = (p) => [languageOf(p), p.guest && t("guest"), p.external && t("external")].filter(Boolean).join(" · ");

function people(button, state) {
  menu(button, state.people.filter((p) => !p.bot).map((p) => ({
    label: p.real_name, about: about(p), on: p.id === state.me.id, icon: avatar({ id: p.id, name: p.real_name }, true), run: () => become(p.name),
  })), { label: t("people"), radio: true });
}

export function drawTopbar(box, state) {
  const app = document.getElementById("app");
  const hl = state.health, name = state.app.name;
  const [dot, words] = !isOnline() ? ["bad", t("lost")] : !hl.sockets ? ["bad", t("offline", name)] : hl.working || hl.pending ? ["busy", t("working", name)] : ["", t("connected", name)];
  const who = h("button", { type: "button", class: "chip person", "aria-haspopup": "menu", data: { key: "who" }, on: { click: () => people(who, state) } },
    avatar({ id: state.me.id, name: state.me.real_name }, true), h("span", { class: "sr-only" }, t("actAs", "")), h("span", {}, state.me.real_name), h("span", { class: "label person-tags" }, about(state.me)));
  const toggle = (kind, label, symbol) => h("button", { type: "button", class: "chip", "aria-pressed": String(ui.side?.kind === kind), "aria-label": label, data: { key: kind }, on: { click: () => beside(ui.side?.kind === kind ? null : { kind }) } },
    icon(symbol, "mini"), h("span", { class: "label" }, label));
  swap(box,
    iconButton("menu", t("menu"), () => { app.dataset.nav = app.dataset.nav === "open" ? "closed" : "open"; }, { class: "menu-toggle", data: { key: "menu" } }),
    h("span", { class: "brand" }, avatar({ id: state.app.user }, true), h("span", { class: "label" }, `${name} playground`)),
    h("span", { class: "health", role: "status", title: words }, h("span", { class: "dot " + dot, role: "img", "aria-label": words })),
    h("span", { class: "spacer" }),
    state.app.agent && toggle("pane", t("ask", name), "spark"),
    toggle("wire", t("wire"), "wire"),
    who,
    iconButton("moon", t("theme"), toggleTheme, { data: { key: "theme" } }),
    iconButton("keyboard", t("keyboard"), showKeys, { data: { key: "keys" } }));
}
