// The lines by which the bot says what it is doing, and what it suggests.

import { h } from "./dom.js";
import { act, now } from "./store.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

// statusLine is what stands under a conversation or thread.
export function statusLine(channel, thread) {
  const s = now();
  const status = s.statuses.find((x) => x.channel === channel && (!thread || x.thread === thread) && x.text);
  const session = s.sessions.find((x) => x.channel === channel && x.thread === thread && x.status === "processing");
  if (!status && !session) return [];
  const words = t("status", s.app.name, status?.text ?? "…");
  return [h("em", {}, words), session ? h("button", { type: "button", class: "btn", on: { click: () => act("stop", { ref: { channel, ts: thread } }).catch((e) => toast(e.message)) } }, t("stop")) : ""];
}

// prompts are the questions that the bot suggests in a conversation.
export function prompts(channel, thread = "") {
  const p = now().prompts.findLast((x) => x.channel === channel && (x.thread === thread || x.thread === ""));
  if (!p?.prompts?.length) return null;
  return h("div", { class: "prompts" }, h("p", {}, p.title || t("prompts")), p.prompts.map((one) => h("button", {
    type: "button", class: "prompt", data: { key: "prompt" + one.title },
    on: { click: () => act("say", { where: channel, text: one.message, thread }).catch((e) => toast(e.message)) },
  }, one.title)));
}
