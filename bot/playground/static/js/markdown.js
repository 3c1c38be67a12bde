// markdown blocks: as much of CommonMark as Slack draws, as nodes.

import { h, link } from "./dom.js";
import { inline } from "./emoji.js";

const span = /`([^`\n]+)`|!?\[([^\]\n]*)\]\(([^)\s]+)\)|\*\*(\S[\s\S]*?)\*\*|~~(\S[\s\S]*?)~~|(?<![\p{L}\p{N}])[*_](\S[^*_]*?)[*_](?![\p{L}\p{N}])|\\([\p{P}\p{S}])/gu;

function spans(text) {
  const out = [];
  let end = 0;
  for (const m of text.matchAll(span)) {
    if (m.index > end) out.push(...inline(text.slice(end, m.index)));
    end = m.index + m[0].length;
    if (m[1]) out.push(h("code", {}, m[1]));
    else if (m[3]) out.push(link(m[3], ...inline(m[2] || m[3])));
    else if (m[4]) out.push(h("strong", {}, ...spans(m[4])));
    else if (m[5]) out.push(h("s", {}, ...spans(m[5])));
    else if (m[6]) out.push(h("em", {}, ...spans(m[6])));
    else out.push(m[7]);
  }
  if (end < text.length) out.push(...inline(text.slice(end)));
  return out;
}

// kinds of paragraph: how a line begins, and how a run of such lines is drawn.
const kinds = [
  [/^#{1,6} +/, (lines) => h("div", { class: "b-header small" }, ...spans(lines.join(" ")))],
  [/^> ?/, (lines) => h("blockquote", {}, ...spans(lines.join("\n")))],
  [/^[-*+] +/, (lines) => h("ul", {}, ...lines.map((l) => h("li", {}, ...spans(l))))],
  [/^\d+[.)] +/, (lines) => h("ol", {}, ...lines.map((l) => h("li", {}, ...spans(l))))],
  [/^/, (lines) => h("div", { class: "text" }, ...spans(lines.join("\n")))],
];

export function markdown(text) {
  const box = h("div", { class: "rt" });
  String(text ?? "").split(/```\w*\n?([\s\S]*?)\n?```/).forEach((chunk, i) => {
    if (i % 2) {
      box.append(h("pre", {}, chunk));
      return;
    }
    let kind, run = [];
    const flush = () => {
      if (run.length) box.append(kind[1](run));
      run = [];
    };
    for (const line of chunk.split("\n")) {
      const k = kinds.find(([start]) => start.test(line));
      if (k !== kind || line.trim() === "" || k === kinds[0]) flush();
      kind = k;
      if (line.trim()) run.push(line.replace(k[0], ""));
    }
    flush();
  });
  return box;
}
