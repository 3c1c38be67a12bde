// The newer blocks that hold others: card, carousel, container, layout, alert,
// plan, task_card.

import { h } from "./dom.js";
import { element, source } from "./elements.js";
import { inline } from "./emoji.js";
import { richText } from "./rich.js";
import { text, words } from "./mrkdwn.js";
import { t } from "./strings.js";

const marks = { complete: "✓", in_progress: "…", error: "✗", pending: "○" };

export function card(b, surface) {
  const row = (cls, o) => (o ? h("div", { class: cls }, ...text(o)) : null);
  return h("div", { class: "b-card" }, row("title", b.title), row("subtitle", b.subtitle), row("text", b.body), row("subtitle", b.subtext),
    b.actions?.length ? h("div", { class: "b-actions" }, b.actions.map((el) => element(el, b, surface))) : null);
}

export const carousel = (b, surface) => h("div", { class: "b-carousel", tabindex: "0", role: "group", "aria-label": t("carousel") }, (b.elements ?? []).map((c) => card(c, surface)));

export function container(b, draw) {
  const title = b.rich_text_title ? richText(b.rich_text_title) : h("span", {}, ...text(b.title));
  const inner = h("div", { class: "blocks" }, (b.child_blocks ?? []).map(draw));
  if (!b.is_collapsible) return h("div", { class: "b-container b-card" }, h("div", { class: "title" }, title), inner);
  return h("details", { class: "b-container", open: !b.default_collapsed }, h("summary", {}, title), inner);
}

export const layout = (b, draw) => h("div", { class: "b-layout", role: "group", "aria-label": words(b.label) || "layout" },
  (b.rows ?? []).map((r) => h("div", { class: "cols" }, (r.items ?? []).map((it) => h("div", {}, draw(it.block ?? it))))));

export const alert = (b) => h("div", { class: "b-alert " + (["warning", "error", "success"].includes(b.level) ? b.level : ""), role: "note" }, ...text(b.text));

function task(task_) {
  return h("div", { class: "task" }, h("span", { "aria-label": task_.status, role: "img" }, marks[task_.status] ?? "○"), h("div", {}, ...inline(words(task_.title)),
    task_.details && richText(task_.details), task_.output && richText(task_.output), (task_.sources ?? []).map((s) => h("div", {}, source(s)))));
}

export const plan = (b) => h("div", { class: "b-card" }, h("div", { class: "title" }, words(b.title)), h("ul", { class: "tasks" }, (b.tasks ?? []).map((x) => h("li", {}, task(x)))));

export const taskCard = (b) => h("div", { class: "b-card" }, task(b));
