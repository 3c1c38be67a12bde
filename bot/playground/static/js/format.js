// Names, pictures and times as a person reads them.

import { h, icon } from "./dom.js";
import { now, person } from "./store.js";
import { language, t } from "./strings.js";

const locale = () => (language() === "fr" ? "fr-CA" : "en-CA");
const date = (ts) => new Date(Number(ts) * 1000);

export const clock = (ts) => new Intl.DateTimeFormat(locale(), { hour: "numeric", minute: "2-digit" }).format(date(ts));
export const moment = (ts) => new Intl.DateTimeFormat(locale(), { dateStyle: "full", timeStyle: "medium" }).format(date(ts));

export function day(ts) {
  const d = date(ts), today = new Date(), before = new Date(today.getTime() - 864e5);
  if (d.toDateString() === today.toDateString()) return t("today");
  if (d.toDateString() === before.toDateString()) return t("yesterday");
  return new Intl.DateTimeFormat(locale(), { weekday: "long", month: "long", day: "numeric" }).format(d);
}

export const sameDay = (a, b) => date(a).toDateString() === date(b).toDateString();

// size is how much a file holds.
export function size(bytes) {
  const [n, unit] = bytes < 1000 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1000, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, maximumFractionDigits: n < 10 ? 1 : 0 }).format(n);
}

// authorOf is who wrote a message: {id, name, bot, avatar}.
export function authorOf(m) {
  const p = person(m.user);
  if (p) return { id: p.id, name: p.bot ? p.name : p.real_name, bot: p.bot };
  return { id: m.user, name: m.user === "USLACKBOT" ? "Slackbot" : m.username || "app", bot: true, other: true };
}

// avatar is the picture of a person: a letter on a colour, a mark for the bot.
export function avatar(who, small) {
  const cls = "avatar" + (small ? " small" : "");
  if (who.id === now()?.app.user) return h("span", { class: cls + " av-bot", "aria-hidden": "true" }, icon("mark"));
  if (who.other) return h("span", { class: cls + " av-app", "aria-hidden": "true" }, "•");
  const at = now().people.filter((p) => !p.bot).findIndex((p) => p.id === who.id);
  return h("span", { class: `${cls} av-${Math.max(0, at) % 6}`, "aria-hidden": "true" }, [...(who.name ?? who.real_name)][0].toUpperCase());
}

// title is a conversation's name, "#" included where it has one.
export function title(c) {
  if (c.kind === "im") return now().app.name;
  if (c.kind === "mpim") return c.members.filter((m) => m !== now().me.id).map((m) => person(m)?.name ?? m).join(", ");
  return "#" + c.name;
}
