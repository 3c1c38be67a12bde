// Slack's own markup as nodes.

import { h, link } from "./dom.js";
import { inline } from "./emoji.js";
import { now, person } from "./store.js";

const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const plain = (s) => s.replace(/&(?:lt|gt|amp);/g, (e) => entities[e]);

// mention is a person's name as it is shown in text.
export function mention(id) {
  const p = person(id);
  return h("span", { class: "mention" + (id === now()?.me.id ? " me" : "") }, "@" + (p?.name ?? id));
}

export function channelMention(id, label) {
  const c = now()?.channels.find((x) => x.id === id);
  return h("span", { class: "mention" }, "#" + (c?.name ?? label ?? id));
}

export const broadcast = (range) => h("span", { class: "mention all" }, "@" + range);

// control is what stands between < and >.
function control(body) {
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? "" : plain(body.slice(bar + 1));
  switch (target[0]) {
    case "@": return mention(target.slice(1));
    case "#": return channelMention(target.slice(1), label);
    case "!": {
      if (target.startsWith("!date^")) return label || target;
      if (target.startsWith("!subteam^")) return broadcast(label.replace(/^@/, "") || target.slice(9));
      return broadcast(target.slice(1));
    }
  }
  return link(plain(target), ...inline(label || plain(target)));
}

const marks = { "*": "strong", _: "em", "~": "s" };
const span = /`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}*_~])([*_~])(?=\S)([^\n]*?\S)\3(?![\p{L}\p{N}])|(https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"])/gu;

// spans is one run of text: code, links, mentions and styles.
function spans(text, autolink) {
  const out = [];
  let end = 0;
  for (const m of text.matchAll(span)) {
    if (m.index > end) out.push(...inline(plain(text.slice(end, m.index))));
    end = m.index + m[0].length;
    if (m[1]) out.push(h("code", {}, ...[...m[1].matchAll(/<([^<>]+)>|[^<]+|</g)].map((p) => (p[1] ? control(p[1]) : plain(p[0])))));
    else if (m[2]) out.push(control(m[2]));
    else if (m[3]) out.push(h(marks[m[3]], {}, ...spans(m[4], autolink)));
    else out.push(autolink ? link(plain(m[5]), plain(m[5])) : plain(m[5]));
  }
  if (end < text.length) out.push(...inline(plain(text.slice(end))));
  return out;
}

// mrkdwn is marked-up text as nodes. Verbatim text links no bare addresses.
export function mrkdwn(text, verbatim = false) {
  const out = [];
  const parts = String(text ?? "").split(/```\n?([\s\S]*?)\n?```/);
  parts.forEach((part, i) => {
    if (i % 2) {
      out.push(h("pre", {}, plain(part)));
      return;
    }
    let run = [];
    let quoted = false;
    const flush = () => {
      if (!run.length) return;
      const nodes = spans(run.join("\n"), !verbatim);
      out.push(quoted ? h("blockquote", {}, ...nodes) : h("span", { class: "text" }, ...nodes));
      run = [];
    };
    if (part === "") return;
    for (const line of part.split("\n")) {
      const quote = /^(?:&gt;|>) ?/.exec(line);
      if (!!quote !== quoted) {
        flush();
        quoted = !!quote;
      }
      run.push(quote ? line.slice(quote[0].length) : line);
    }
    flush();
  });
  return out;
}

// shown is marked-up text as it reads on one line, without its marks.
export const shown = (text) => mrkdwn(text).map((n) => n.textContent).join(" ").replace(/\s+/g, " ").trim();

// text is a text object, or a bare string, as nodes.
export function text(o) {
  if (o == null) return [];
  if (typeof o === "string") return inline(o);
  if (o.type === "mrkdwn") return mrkdwn(o.text, o.verbatim);
  return inline(o.text, o.emoji !== false);
}

// words is a text object as a plain string, for labels.
export const words = (o) => (typeof o === "string" ? o : o?.text ?? "");
