// What the composer offers while one types: commands, people, channels.

import { h, icon } from "./dom.js";
import { avatar, title } from "./format.js";
import { channel, now } from "./store.js";

const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const row = (picture, name, about, push) => h("span", { class: "wide" }, picture, h("span", {}, h("strong", {}, name), about && h("span", { class: "about" }, about)), push && h("span", { class: "push" }, push));

function commands(text) {
  const s = now();
  if (!/^\/\S*$/.test(text)) return null;
  const own = s.app.commands.map((c) => ({ insert: c.command + " ", find: c.command, draw: () => row(avatar({ id: s.app.user }, true), `${c.command} ${c.usage_hint}`, c.description, s.app.name) }));
  const short = s.app.shortcuts.filter((x) => x.type === "global").map((x) => ({ shortcut: x.callback_id, find: "/" + x.name.toLowerCase(), draw: () => row(icon("bolt", "mini"), x.name, x.description, s.app.name) }));
  return { from: 0, items: [...own, ...short].filter((c) => c.find.startsWith(text.toLowerCase())) };
}

function people(text, place) {
  const m = /(?:^|[\s(])@([\p{L}\p{N}._-]*)$/u.exec(text);
  if (!m) return null;
  const members = channel(place)?.members ?? [];
  const all = now().people.filter((p) => fold(p.name).startsWith(fold(m[1])) || fold(p.real_name).startsWith(fold(m[1])));
  all.sort((a, b) => members.includes(b.id) - members.includes(a.id) || b.bot - a.bot);
  return { from: text.length - m[1].length - 1, items: all.slice(0, 8).map((p) => ({ insert: `@${p.name} `, draw: () => row(avatar(p.bot ? p : { id: p.id, name: p.real_name }, true), p.name, p.bot ? now().app.name : p.real_name) })) };
}

function channels(text) {
  const m = /(?:^|[\s(])#([\p{L}\p{N}._-]*)$/u.exec(text);
  if (!m) return null;
  const all = now().channels.filter((c) => (c.kind === "channel" || c.kind === "group") && c.name.startsWith(m[1].toLowerCase()));
  return { from: text.length - m[1].length - 1, items: all.map((c) => ({ insert: `#${c.name} `, draw: () => row(icon(c.kind === "group" ? "lock" : "hash", "mini"), title(c).slice(1)) })) };
}

// complete is what fits the text before the caret: {from, items}, or null.
export function complete(before, place, inThread) {
  const found = (inThread ? null : commands(before)) ?? people(before, place) ?? channels(before);
  return found?.items.length ? found : null;
}

// hintFor is the usage of the command being written, or "".
export function hintFor(text) {
  const c = now().app.commands.find((x) => text === x.command || text.startsWith(x.command + " "));
  return c ? `${c.command} ${c.usage_hint}` : "";
}

