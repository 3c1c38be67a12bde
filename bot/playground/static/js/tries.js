// First questions to click, for whoever has not asked any.

import { h, icon } from "./dom.js";
import { post } from "./composer.js";
import { go } from "./route.js";
import { isDM, now, setChat, ui } from "./store.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const symbols = { command: "bolt", mention: "thread", list: "list" };

// use sends what a try says, the way a typed text goes.
function use(one) {
  if (one.where !== ui.place) go(one.where);
  else document.querySelector("#main textarea")?.focus();
  post({ channel: one.where, sent: (ref) => { if (isDM(one.where)) setChat(ref.ts); } }, one.text).catch((err) => toast(err.message));
}

// tries are what a conversation offers to a newcomer; null when there is nothing left.
export function tries(channel) {
  const { place, tries: left } = now().first;
  if (place !== channel || !left.length) return null;
  return h("div", { class: "prompts", role: "group", "aria-label": t("prompts") }, h("p", {}, t("prompts")), left.map((one) => h("button", {
    type: "button", class: "prompt try", data: { key: "try" + one.kind }, title: one.kind === "list" ? one.text : null, on: { click: () => use(one) },
  }, icon(symbols[one.kind], "mini"), h("span", {}, one.kind === "list" ? t("tryList") : one.text))));
}

// pinned is what stands above a newcomer's first conversation; null elsewhere.
export const pinned = (channel) => now().first.place === channel && h("div", { class: "pinned", role: "note" }, icon("pin", "mini"), h("span", {}, t("pinned")));
