// table and data_table blocks, and charts.

import { h, uid } from "./dom.js";
import { inline } from "./emoji.js";
import { richText } from "./rich.js";
import { words } from "./mrkdwn.js";
import { t } from "./strings.js";

function cell(c) {
  if (c == null) return [];
  if (c.type === "rich_text") return [richText(c)];
  if (c.type === "raw_number") return [String(c.value ?? c.number ?? c.text ?? "")];
  return inline(c.text ?? "", false);
}

// grid draws rows, the first of which is the head.
function grid(rows, settings = [], head = -1) {
  const align = (i) => (settings[i]?.align ? "al-" + settings[i].align : null);
  const [first = [], ...rest] = rows;
  return h("table", {},
    h("thead", {}, h("tr", {}, first.map((c, i) => h("th", { scope: "col", class: align(i) }, cell(c))))),
    h("tbody", {}, rest.map((r) => h("tr", {}, r.map((c, i) => h(i === head ? "th" : "td", { scope: i === head ? "row" : null, class: align(i) }, cell(c)))))));
}

export const table = (block) => h("div", { class: "tablebox", tabindex: "0", role: "group", "aria-label": words(block.caption) || t("table") }, grid(block.rows ?? [], block.column_settings));

// dataTable is a table with a caption and pages.
export function dataTable(block) {
  const size = block.page_size ?? 5, [head, ...rows] = block.rows ?? [];
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const caption = uid("caption");
  let page = 0;
  const box = h("div", { class: "tablebox", role: "group", "aria-labelledby": caption, tabindex: "0" });
  const draw = () => {
    const g = grid([head ?? [], ...rows.slice(page * size, (page + 1) * size)], block.column_settings, block.row_header_column_index ?? -1);
    g.prepend(h("caption", { id: caption }, words(block.caption)));
    const turn = (by, key) => h("button", { type: "button", class: "btn", disabled: page + by < 0 || page + by >= pages, on: { click: () => { page += by; draw(); } } }, t(key));
    box.replaceChildren(g, ...(pages > 1 ? [h("div", { class: "pager" }, turn(-1, "previous"), t("page", page + 1, pages), turn(1, "next"))] : []));
  };
  draw();
  return box;
}

// chart draws the figures of a data_visualization as bars with their numbers.
export function chart(block) {
  const c = block.chart ?? block;
  const series = c.series ?? [{ data: c.segments ?? c.data ?? [] }];
  const points = series.flatMap((s) => (s.data ?? s.values ?? []).map((p, i) => ({ label: p.label ?? c.labels?.[i] ?? s.name ?? "", value: Number(p.value ?? p) })));
  const most = Math.max(1, ...points.map((p) => p.value));
  return h("figure", { class: "b-card" }, h("figcaption", { class: "title" }, words(block.title)),
    h("div", { class: "bars" }, points.map((p) => [h("span", {}, p.label), h("meter", { min: 0, max: most, value: p.value, "aria-label": p.label }), h("span", {}, String(p.value))])));
}
