// Emoji as text. Where the system has no pictures for them (flags on many
// systems, all of them on some servers) letters stand in, so that nothing is
// ever an empty box.

import { h } from "./dom.js";
import { language } from "./strings.js";

const names = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", wave: "👋", bulb: "💡", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌",
  warning: "⚠️", eyes: "👀", tada: "🎉", mag: "🔍", globe_with_meridians: "🌐", shield: "🛡️", satellite: "🛰️", handshake: "🤝", page_facing_up: "📄",
  link: "🔗", speech_balloon: "💬", hourglass_flowing_sand: "⏳", information_source: "ℹ️", question: "❓", pencil: "📝", lock: "🔒", earth_americas: "🌎",
  smile: "😄", heart: "❤️", rocket: "🚀", arrow_right: "➡️", no_entry: "⛔", memo: "📝", books: "📚", bell: "🔔", calendar: "📅",
};
const words = Object.fromEntries(Object.entries(names).map(([k, v]) => [v.replace(/\uFE0F/g, ""), k]).reverse());

// drawn says whether the system has a coloured picture for an emoji.
function drawn(emoji) {
  const c = document.createElement("canvas");
  c.width = c.height = 24;
  const g = c.getContext("2d", { willReadFrequently: true });
  if (!g) return true;
  g.font = '18px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';
  g.textBaseline = "top";
  g.fillText(emoji, 0, 2);
  const px = g.getImageData(0, 0, 24, 24).data;
  for (let i = 0; i < px.length; i += 4) {
    if (px[i + 3] && (Math.abs(px[i] - px[i + 1]) > 24 || Math.abs(px[i + 1] - px[i + 2]) > 24)) return true;
  }
  return false;
}

let support;
const has = () => (support ??= { flags: drawn("🇯🇵"), pictures: drawn("👍") });

const pattern = /(?<flag>[\u{1F1E6}-\u{1F1FF}]{2})|(?<picture>(?!\p{ASCII})(?![©®™])\p{Emoji_Presentation}[\u{1F3FB}-\u{1F3FF}]?\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*|\p{Extended_Pictographic}\uFE0F)/gu;

function flag(text) {
  const code = [...text].map((c) => String.fromCharCode(c.codePointAt(0) - 0x1f1e6 + 65)).join("");
  let title = code;
  try {
    title = new Intl.DisplayNames([language()], { type: "region" }).of(code) ?? code;
  } catch {
    // not a region; its letters will do
  }
  if (has().flags) return h("span", { title }, text);
  return h("span", { class: "flag", title, role: "img", "aria-label": title }, code);
}

function picture(text) {
  if (has().pictures) return text;
  const word = words[text.replace(/\uFE0F/g, "")];
  return word ? h("span", { class: "flag", role: "img", "aria-label": word, title: word }, word.replaceAll("_", " ")) : text;
}

// short is the emoji of a name without its colons, or undefined.
export function short(name) {
  const region = /^flag-([a-z]{2})$/.exec(name)?.[1];
  if (region) return String.fromCodePoint(...[...region].map((c) => 0x1f1e6 + c.charCodeAt(0) - 97));
  return names[name];
}

// inline is text as nodes, with :names: resolved unless colons is false.
export function inline(text, colons = true) {
  let s = String(text ?? "");
  if (colons) s = s.replace(/:([a-z0-9_+-]+):/g, (all, name) => short(name) ?? all);
  const out = [];
  let end = 0;
  for (const m of s.matchAll(pattern)) {
    if (m.index > end) out.push(s.slice(end, m.index));
    out.push(m.groups.flag ? flag(m[0]) : picture(m[0]));
    end = m.index + m[0].length;
  }
  if (end < s.length) out.push(s.slice(end));
  return out;
}
