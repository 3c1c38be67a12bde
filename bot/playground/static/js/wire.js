// For developers: what goes over the wire, and what can go wrong on it.

import { h, swap } from "./dom.js";
import { get, post } from "./api.js";
import { changed, now, refresh } from "./store.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const kept = 200;
let entries = [], last = 0, asking = false, list = null, tools = null;

const say = (err) => toast(err.message);

function took(e) {
  if (!e.latency) return "";
  const ms = e.latency / 1e6;
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}

function entry(e) {
  const mishap = (kind) => post("/api/mishap", { kind, envelope: e.envelope }).then((r) => toast(r.done), say);
  const bad = e.complaints?.length;
  return h("li", { data: { seq: e.seq, kind: e.kind } }, h("details", {},
    h("summary", { class: bad ? "bad" : "" },
      h("span", { class: e.to_bot ? "to" : "from", role: "img", "aria-label": e.to_bot ? "to the bot" : "from the bot" }, e.to_bot ? "→" : "←"), h("span", { class: "kind" }, e.kind), h("span", { class: "what", title: e.summary }, e.summary), h("span", { class: "took" }, took(e))),
    bad ? h("div", { class: "bad" }, e.complaints.map((c) => h("div", {}, c))) : null,
    e.kind === "envelope" && h("div", { class: "tools" }, h("button", { type: "button", class: "btn", on: { click: () => mishap("redeliver") } }, t("redeliver")), h("button", { type: "button", class: "btn", on: { click: () => mishap("duplicate") } }, t("duplicate"))),
    e.payload != null && h("pre", { tabindex: "0" }, JSON.stringify(e.payload, null, 2))));
}

// wirePanel is the panel, with what is known so far.
export function wirePanel() {
  list = h("ol", { class: "wire" }, entries.map(entry));
  tools = h("div", { class: "dev-tools" });
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("wire") }, h("div", { class: "dev" }, tools, list));
}

function switches(state) {
  const f = state.faults;
  const flip = (label, next, on) => h("button", { type: "button", class: "btn", "aria-pressed": String(on), data: { key: label }, on: { click: () => post("/api/faults", next).then(refresh, say) } }, label);
  const strike = (kind) => h("button", { type: "button", class: "btn", data: { key: kind }, on: { click: () => post("/api/mishap", { kind, envelope: "" }).then((r) => toast(r.done), say) } }, t(kind));
  const reload = h("button", { type: "button", class: "btn", data: { key: "reload" }, on: { click: () => post("/api/reload", {}).then((r) => { toast(r.digest); refresh(); }, say) } }, t("reload"));
  return [
    h("h3", {}, t("faults")),
    h("div", { class: "row" }, flip(t("slow"), { slow: !f.slow, status: f.status }, f.slow), flip(t("s429"), { slow: f.slow, status: f.status === 429 ? 0 : 429 }, f.status === 429), flip(t("s500"), { slow: f.slow, status: f.status === 500 ? 0 : 500 }, f.status === 500)),
    h("div", { class: "row" }, ["drop", "refresh", "redeliver", "duplicate"].map(strike)),
    h("h3", {}, `${t("corpus")}: ${state.corpus.digest.slice(0, 12)} · ${state.corpus.captured}`),
    state.corpus.fault !== "" && h("p", { class: "bad", role: "status" }, t("refused", state.corpus.fault)),
    h("div", { class: "row" }, state.corpus.reload && reload, h("a", { class: "btn", href: "/gallery.html", target: "_blank", rel: "noopener" }, t("gallery")), h("a", { class: "btn", href: "/api/transcript", target: "_blank", rel: "noopener" }, t("transcript"))),
    h("h3", { class: state.health.complaints ? "bad" : "" }, `${t("wire")} · ${t("complaints", state.health.complaints)}`),
  ];
}

// drawWire fetches what is new; the newest stands on top.
export async function drawWire(state) {
  swap(tools, h("div", { class: "dev" }, switches(state)));
  if (asking) return;
  asking = true;
  try {
    const fresh = (await get(`/api/wire?after=${last}`)).entries;
    if (!fresh.length) return;
    last = fresh.at(-1).seq;
    entries = [...fresh.toReversed(), ...entries].slice(0, kept);
    list.prepend(...fresh.toReversed().map(entry));
    while (list.children.length > kept) list.lastChild.remove();
    if (now()) setTimeout(changed, 0);
  } catch {
    // the banner says that the playground does not answer
  } finally {
    asking = false;
  }
}
