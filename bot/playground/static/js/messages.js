// A list of messages. A message that has not changed keeps its element, so that
// focus, open menus and half-typed text survive what others do.

import { h } from "./dom.js";
import { day, sameDay } from "./format.js";
import { message } from "./message.js";
import { messagesOf } from "./store.js";
import { language, t } from "./strings.js";

const together = 300; // seconds within which messages of one author stand together

// listOf makes a list that draws what it is given.
export function listOf(label) {
  const list = h("ol", { class: "messages", "aria-label": label, tabindex: "-1" });
  const scroll = h("div", { class: "scroll", tabindex: "-1" }, list);
  let nodes = new Map(); // key → {sign, node}

  const keep = (key, sign, make, next) => {
    const old = nodes.get(key);
    const entry = old && old.sign === sign ? old : { sign, node: make() };
    if (old && old !== entry && old.node.contains(document.activeElement)) entry.focus = document.activeElement.dataset.key ?? "";
    next.set(key, entry);
    return entry.node;
  };

  // Who reads the end goes on reading it when the list or its frame change size.
  let atEnd = true;
  scroll.addEventListener("scroll", () => { atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80; });
  const sizes = new ResizeObserver(() => { if (atEnd) scroll.scrollTop = scroll.scrollHeight; });
  sizes.observe(scroll);
  sizes.observe(list);

  // draw shows messages; before is what stands above them, and guide what stands under
  // the first if that is for this person alone, as a greeting is, else above them too.
  const draw = (all, { fresh, flat, before = [], guide, rule } = {}) => {
    const next = new Map(), greeted = !!all[0]?.for, out = [...before];
    if (guide && !greeted) out.push(guide);
    let last = null;
    for (const m of all) {
      if (!last || !sameDay(last.ts, m.ts)) out.push(keep("day" + m.ts, day(m.ts), () => h("li", { class: "day" }, day(m.ts)), next));
      if (fresh && m.ts === fresh) out.push(keep("fresh", language(), () => h("li", { class: "day new" }, t("fresh")), next));
      const grouped = !!last && last.user === m.user && !m.for === !last.for && !m.for && Number(m.ts) - Number(last.ts) < together && sameDay(last.ts, m.ts) && !last.subtype && !m.subtype && m.ts !== fresh;
      const replies = flat ? 0 : messagesOf(m.channel).filter((x) => x.thread_ts === m.ts).length;
      const sign = JSON.stringify([m, grouped, flat, replies, language()]);
      out.push(keep(m.channel + m.ts, sign, () => message(m, { grouped, flat }), next));
      if (guide && greeted && m === all[0]) out.push(guide);
      if (rule && m === all[0] && all.length > 1) out.push(keep("rule", String(all.length) + language(), () => h("li", { class: "replies-rule" }, all.length === 2 ? t("oneReply") : t("replies", all.length - 1)), next));
      last = m;
    }
    nodes = next;
    const unchanged = out.length === list.children.length && out.every((n, i) => list.children[i] === n);
    if (unchanged) return;
    place(list, out);
    for (const e of next.values()) {
      if (e.focus === undefined) continue;
      (e.node.querySelector(`[data-key="${CSS.escape(e.focus)}"]`) ?? e.node).focus({ preventScroll: true });
      delete e.focus;
    }
    if (atEnd) scroll.scrollTop = scroll.scrollHeight;
  };

  list.addEventListener("keydown", (e) => {
    if (e.target.closest("input, textarea, [role='menu']")) return;
    const all = [...list.querySelectorAll(".msg")], at = all.indexOf(e.target.closest(".msg"));
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    if (all[to]) all[to].focus();
    else if (e.key === "ArrowDown") scroll.parentElement.querySelector(".composer textarea")?.focus();
  });
  return { node: scroll, draw, end: () => { atEnd = true; scroll.scrollTop = scroll.scrollHeight; } };
}

// place makes the children of a list those given and moves as few as it can,
// since an element that is moved loses the focus.
function place(list, want) {
  const keep = new Set(want);
  for (const n of [...list.children]) if (!keep.has(n)) n.remove();
  let at = list.firstChild;
  for (const n of want) {
    if (n === at) at = at.nextSibling;
    else list.insertBefore(n, at);
  }
}
