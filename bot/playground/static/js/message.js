// One message: who, when, what, and what can be done with it.

import { h, icon, iconButton, link } from "./dom.js";
import { blocks } from "./blocks.js";
import { copy, prompt, showJSON } from "./dialog.js";
import { authorOf, avatar, clock, moment, size } from "./format.js";
import { menu } from "./popover.js";
import { mrkdwn } from "./mrkdwn.js";
import { post } from "./api.js";
import { act, messagesOf, now } from "./store.js";
import { openThread } from "./route.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const say = (err) => toast(err.message);
const refOf = (m) => ({ channel: m.channel, ts: m.ts });

// replayable does again what a message came from.
const replay = (m) => post("/api/replay", { as: now().me.id, ref: refOf(m) }).then(() => toast(t("sent")), say);

const plainText = (m) => m.text.replace(/<([^<>|]+)\|([^<>]+)>/g, "$2").replace(/&(lt|gt|amp);/g, (_, e) => ({ lt: "<", gt: ">", amp: "&" })[e]);

// blocksOf is what Slack's Block Kit Builder takes.
export const blocksOf = (m) => ({ blocks: m.blocks ?? [{ type: "section", text: { type: "mrkdwn", text: m.text } }] });

export async function edit(m) {
  const text = await prompt(t("edit"), plainText(m));
  if (text !== null && text.trim()) act("edit", { ref: refOf(m), text }).catch(say);
}

function actions(m) {
  const me = now().me, mine = m.user === me.id;
  const items = m.for ? [] : now().app.shortcuts.filter((s) => s.type === "message").map((s) => ({
    label: s.name, about: s.description, icon: icon("bolt", "mini"), run: () => act("shortcut", { what: s.callback_id, ref: refOf(m) }).catch(say),
  }));
  if (items.length) items.push("rule");
  items.push({ label: t("copyText"), run: () => copy(plainText(m)) });
  if (mine) items.push({ label: t("edit"), run: () => edit(m) }, { label: t("remove"), run: () => act("delete", { ref: refOf(m) }).catch(say) });
  items.push("rule", { label: t("viewBlocks"), run: () => showJSON(t("viewBlocks"), blocksOf(m)) }, { label: t("replay"), run: () => replay(m) });
  return items;
}

function toolbar(m, opts) {
  const more = iconButton("more", t("more"), () => menu(more, actions(m)), { class: "more", "aria-haspopup": "menu", "aria-expanded": "false", data: { key: "more" + m.ts } });
  return h("div", { class: "toolbar", role: "group", "aria-label": t("more") },
    !m.for && !opts.flat && iconButton("thread", t("replyInThread"), () => openThread(m), { class: "to-thread" }),
    iconButton("code", t("viewBlocks"), () => showJSON(t("viewBlocks"), blocksOf(m))),
    iconButton("replay", t("replay"), () => replay(m)),
    more);
}

function file(f) {
  const picture = /^image\/(png|jpeg|gif|webp)$/.test(f.mimetype);
  if (picture && !f.stub) return h("a", { class: "download", href: `/files/${f.id}`, download: f.name }, h("img", { class: "picture", src: `/files/${f.id}`, alt: f.alt || f.title || f.name }));
  return h("div", {}, h("a", { class: "filecard", href: `/files/${f.id}`, download: f.name }, h("span", { "aria-hidden": "true" }, "▤"), h("span", {}, h("div", {}, f.title || f.name), h("div", { class: "meta" }, `${f.mimetype} · ${size(f.size)}`))));
}

function surface(m) {
  return { key: m.channel + m.ts, act: (verb, rest) => act(verb, { ref: refOf(m), ...rest }) };
}

function body(m) {
  if (m.subtype === "tombstone") return h("div", { class: "text" }, t("deleted"));
  if (m.blocks?.length) return blocks(m.blocks, surface(m));
  return h("div", {}, ...mrkdwn(m.text));
}

function unfurl(url, raw, m) {
  const u = raw ?? {};
  return h("div", { class: "attachment" }, link(url, new URL(url).hostname), u.blocks ? blocks(u.blocks, surface(m)) : h("div", {}, ...mrkdwn([u.title, u.text].filter(Boolean).join("\n"))));
}

// attachment is a secondary one, or a message that somebody forwarded.
function attachment(a, m) {
  const inner = a.blocks ?? a.message_blocks?.flatMap((x) => x.message?.blocks ?? []);
  const line = (text, cls) => text ? h("div", { class: cls ?? "" }, ...mrkdwn(text)) : null;
  return h("div", { class: "attachment" }, line(a.author_name, "meta"), line(a.pretext), line(a.title), inner?.length ? blocks(inner, surface(m)) : line(a.text),
    (a.fields ?? []).map((f) => h("div", {}, h("strong", {}, f.title), line(f.value))), (a.attachments ?? []).map((x) => attachment(x, m)), line(a.footer, "meta"));
}

// threadLink is the line under a root that opens its replies.
function threadLink(m) {
  const replies = messagesOf(m.channel).filter((x) => x.thread_ts === m.ts);
  if (!replies.length) return null;
  const last = replies.at(-1);
  const faces = [...new Map(replies.map((r) => [r.user, authorOf(r)])).values()].slice(0, 3);
  return h("button", { type: "button", class: "thread-link", data: { key: "thread" + m.ts }, on: { click: () => openThread(m) } },
    faces.map((f) => avatar(f, true)), h("span", {}, replies.length === 1 ? t("oneReply") : t("replies", replies.length)), h("span", { class: "when" }, clock(last.ts)));
}

// message draws one. Options: grouped (under one of the same author), flat
// (no way into a thread).
export function message(m, opts = {}) {
  const who = authorOf(m);
  const system = m.subtype === "channel_join" || m.subtype === "tombstone";
  const time = (cls) => h("time", { class: cls, datetime: new Date(Number(m.ts) * 1000).toISOString(), title: moment(m.ts) }, clock(m.ts));
  const names = `${who.name}, ${clock(m.ts)}${m.for ? ", " + t("onlyYou") : ""}`;
  return h("li", { class: ["msg", opts.grouped && "grouped", m.for && "only", system && "system"].filter(Boolean).join(" "), tabindex: "-1", "aria-label": names, data: { ts: m.ts, channel: m.channel } },
    m.for && h("div", { class: "only-line" }, icon("eye"), t("onlyYou")),
    opts.grouped ? h("div", { class: "gutter" }, time()) : avatar(who),
    h("div", { class: "body" },
      !opts.grouped && h("div", { class: "by" }, h("strong", {}, who.name), who.bot && h("span", { class: "tag" }, t("app")), time()),
      body(m), m.edited && h("span", { class: "edited" }, t("edited")),
      (m.attachments ?? []).map((a) => attachment(a, m)),
      (m.files ?? []).map(file),
      Object.entries(m.unfurls ?? {}).map(([url, raw]) => unfurl(url, raw, m)),
      !opts.flat && !m.thread_ts && threadLink(m)),
    toolbar(m, opts));
}
