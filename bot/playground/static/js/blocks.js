// Block Kit: one function a type. A type that is not here is shown as such.

import { h, link } from "./dom.js";
import { alert, card, carousel, container, layout, plan, taskCard } from "./cards.js";
import { element } from "./elements.js";
import { input } from "./inputs.js";
import { markdown } from "./markdown.js";
import { richText } from "./rich.js";
import { chart, dataTable, table } from "./tables.js";
import { text, words } from "./mrkdwn.js";
import { t } from "./strings.js";

// picture draws a picture of this workspace; those of other hosts are not loaded.
export function picture(b, cls) {
  const id = b.slack_file?.id;
  const alt = b.alt_text ?? "";
  if (id && /^F[A-Z0-9]+$/.test(id)) return h("img", { src: `/files/${id}`, alt, class: cls, loading: "lazy" });
  if (cls) return h("span", { role: "img", "aria-label": alt, title: alt }, "▨");
  return h("div", { class: "placeholder" }, h("strong", {}, alt), h("span", {}, t("otherHost")), link(b.image_url ?? b.slack_file?.url ?? "", b.image_url ?? ""));
}

function section(b, surface) {
  const acc = b.accessory;
  return h("div", { class: "b-section" },
    h("div", { class: "grow" }, b.text && h("div", {}, ...text(b.text)), b.fields && h("div", { class: "b-fields" }, b.fields.map((f) => h("div", {}, ...text(f))))),
    acc && (acc.type === "image" ? picture(acc, "thumb") : element(acc, b, surface)));
}

const kinds = {
  header: (b, s) => h("div", { class: "b-header" + (b.level > 1 ? " small" : ""), role: "heading", "aria-level": String(Math.min(6, (s.above ?? 2) + (b.level ?? 1))) }, ...text(b.text)),
  divider: () => h("hr", { class: "b-divider" }),
  section,
  context: (b) => h("div", { class: "b-context" }, (b.elements ?? []).map((e) => (e.type === "image" ? picture(e, "tiny") : h("span", {}, ...text(e))))),
  actions: (b, s) => h("div", { class: "b-actions" }, (b.elements ?? []).map((e) => element(e, b, s))),
  context_actions: (b, s) => h("div", { class: "b-actions" }, (b.elements ?? []).map((e) => element(e, b, s))),
  rich_text: richText,
  markdown: (b) => markdown(b.text),
  image: (b) => h("figure", { class: "b-image" }, b.title && h("figcaption", {}, ...text(b.title)), picture(b)),
  table, data_table: dataTable, data_visualization: chart,
  input, card, carousel, alert, plan, task_card: taskCard,
  container: (b, s) => container(b, (x) => block(x, s)),
  layout: (b, s) => layout(b, (x) => block(x, s)),
  video: (b) => h("div", { class: "placeholder" }, h("strong", {}, ...text(b.title)), h("span", {}, words(b.description)), link(b.title_url ?? b.video_url, b.alt_text ?? "video")),
  file: (b) => h("div", { class: "placeholder" }, t("file") + " " + (b.external_id ?? "")),
};

// block draws one block on a surface: {act, key, values, drafts, errors, submit, above}, the
// last being the level of the heading it stands under, if not the second.
export function block(b, surface) {
  const draw = Object.hasOwn(kinds, b?.type) ? kinds[b.type] : null;
  if (draw) {
    try {
      return draw(b, surface);
    } catch (err) {
      console.warn("block not drawn", b, err);
    }
  }
  return h("div", { class: "unknown-block" }, t("unknownBlock", String(b?.type)), h("pre", {}, JSON.stringify(b, null, 2)));
}

export const blocks = (list, surface) => h("div", { class: "blocks" }, (list ?? []).map((b) => block(b, surface)));
