// rich_text blocks: text that says what it is and is never parsed.

import { h, link } from "./dom.js";
import { inline, short } from "./emoji.js";
import { broadcast, channelMention, mention } from "./mrkdwn.js";
import { language } from "./strings.js";

function styled(nodes, style) {
  let out = nodes;
  if (style?.code) out = [h("code", {}, ...out)];
  if (style?.bold) out = [h("strong", {}, ...out)];
  if (style?.italic) out = [h("em", {}, ...out)];
  if (style?.strike) out = [h("s", {}, ...out)];
  if (style?.underline) out = [h("u", {}, ...out)];
  return out;
}

function date(el) {
  const when = new Date(el.timestamp * 1000);
  if (Number.isNaN(when.getTime())) return el.fallback ?? "";
  const shown = new Intl.DateTimeFormat(language(), { dateStyle: "long" }).format(when);
  return el.url ? link(el.url, shown) : shown;
}

function element(el) {
  switch (el.type) {
    case "text": return styled(inline(el.text, false), el.style);
    case "link": case "citation": return styled([link(el.url, ...inline(el.text || el.title || el.url, false))], el.style);
    case "user": return [mention(el.user_id)];
    case "usergroup": return [broadcast(el.usergroup_id)];
    case "channel": return [channelMention(el.channel_id)];
    case "broadcast": return [broadcast(el.range)];
    case "emoji": return inline(short(el.name) ?? `:${el.name}:`, false);
    case "date": return [date(el)];
    case "color": return [h("code", {}, el.value)];
  }
  return [h("code", {}, el.type)];
}

const pieces = (els) => (els ?? []).flatMap(element);

function part(p) {
  switch (p.type) {
    case "rich_text_section": return h("div", { class: "text" }, ...pieces(p.elements));
    case "rich_text_quote": return h("blockquote", {}, ...pieces(p.elements));
    case "rich_text_preformatted": return h("pre", {}, ...pieces(p.elements));
    case "rich_text_list":
      return h(p.style === "ordered" ? "ol" : "ul", { class: "in-" + Math.min(p.indent ?? 0, 4), start: p.offset ? p.offset + 1 : null },
        ...p.elements.map((e) => h("li", { class: "text" }, ...pieces(e.elements))));
  }
  return h("code", {}, p.type);
}

export const richText = (block) => h("div", { class: "rt" }, ...(block.elements ?? []).map(part));
