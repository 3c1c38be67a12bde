// A box near a control: menus, and lists to choose from.

import { h, uid } from "./dom.js";

let open = null; // the one menu or list that is open

// place puts a box below its anchor, or above where there is no room.
function place(box, anchor, up) {
  const a = anchor.getBoundingClientRect(), gap = 4;
  box.style.maxHeight = "";
  if (anchor.classList.contains("combo")) box.style.minWidth = `${Math.min(a.width, 420)}px`;
  const want = box.getBoundingClientRect(), below = innerHeight - a.bottom;
  const above = up || (below < want.height + gap && a.top > below);
  const room = (above ? a.top : below) - 3 * gap;
  if (want.height > room) box.style.maxHeight = `${Math.max(120, room)}px`;
  const b = box.getBoundingClientRect();
  box.style.top = `${above ? Math.max(gap, a.top - gap - b.height) : a.bottom + gap}px`;
  box.style.left = `${Math.max(gap, Math.min(a.left, innerWidth - b.width - gap))}px`;
}

// closePopover closes what is open and says whether anything was.
export function closePopover() {
  const was = open;
  open = null;
  was?.close();
  return !!was;
}

// landmark makes the layer over the page a part of it that has a name, or none for "".
function landmark(name) {
  const layers = document.getElementById("layers");
  for (const [key, value] of [["role", "region"], ["aria-label", name]]) {
    if (name) layers.setAttribute(key, value);
    else layers.removeAttribute(key);
  }
  return layers;
}

// show puts a box near its anchor until it is closed. Options: up, and closed,
// which is called then.
export function show(box, anchor, { up = false, closed } = {}) {
  closePopover();
  // A modal dialog makes all outside itself inert; what opens outside one is in no part of the page.
  const host = anchor.closest("dialog") ?? landmark(box.getAttribute("aria-label"));
  host.append(box);
  place(box, anchor, up);
  const away = (e) => { if (!box.contains(e.target) && !anchor.contains(e.target)) closePopover(); };
  document.addEventListener("pointerdown", away, true);
  const mine = { close() { document.removeEventListener("pointerdown", away, true); box.remove(); landmark(""); closed?.(); } };
  open = mine;
  return { again: () => place(box, anchor, up), close: () => { if (open === mine) closePopover(); } };
}

// menu opens a menu of items: {label, about, run, danger}, {group}, "rule".
export function menu(anchor, items, { label, radio } = {}) {
  const box = h("div", { class: "popover fade", role: "menu", "aria-label": label ?? anchor.getAttribute("aria-label") ?? "" });
  for (const it of items) {
    if (it === "rule") box.append(h("hr", { role: "separator" }));
    else if (it.group) box.append(h("div", { class: "group", role: "presentation" }, it.group));
    else box.append(h("button", {
      type: "button", role: radio ? "menuitemradio" : "menuitem", tabindex: "-1", "aria-checked": radio ? String(!!it.on) : null,
      on: { click: () => { closePopover(); anchor.focus({ preventScroll: true }); it.run(); } },
    }, it.icon, h("span", {}, it.label, it.about && h("span", { class: "about" }, it.about))));
  }
  const entries = () => [...box.querySelectorAll("button")];
  box.addEventListener("keydown", (e) => {
    const all = entries(), at = all.indexOf(document.activeElement);
    const next = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[e.key];
    if (next !== undefined) all[next].focus();
    else if (e.key === "Escape" || e.key === "Tab") { closePopover(); anchor.focus(); }
    else if (e.key.length === 1 && /\S/.test(e.key)) all.find((b) => b.textContent.toLowerCase().startsWith(e.key.toLowerCase()))?.focus();
    else return;
    e.preventDefault();
    e.stopPropagation();
  });
  const bar = anchor.closest(".toolbar");
  bar?.classList.add("open");
  anchor.setAttribute("aria-expanded", "true");
  show(box, anchor, { closed: () => { bar?.classList.remove("open"); anchor.setAttribute("aria-expanded", "false"); } });
  (entries().find((b) => b.getAttribute("aria-checked") === "true") ?? entries()[0])?.focus();
}

// listbox is a list that a text field drives: the focus stays in the field.
// Choose is called with an item; an item draws itself as nodes.
export function listbox(field, { label, draw, choose, up = false, near = field }) {
  const id = uid("list");
  const box = h("div", { class: "popover fade", role: "listbox", id, "aria-label": label });
  let items = [], at = 0, shown = null;
  const mark = () => {
    const all = [...box.querySelectorAll('[role="option"]')];
    all.forEach((o, i) => o.setAttribute("aria-selected", String(i === at)));
    all[at]?.scrollIntoView({ block: "nearest" });
    if (all[at]) field.setAttribute("aria-activedescendant", all[at].id);
    else field.removeAttribute("aria-activedescendant");
  };
  const hide = () => { shown?.close(); };
  const self = {
    get open() { return !!shown; },
    hide,
    // fill shows items, or a note when there are none.
    fill(list, note, first = 0) {
      items = list;
      at = first;
      let group;
      box.replaceChildren(...items.flatMap((it, i) => {
        const option = h("div", { role: "option", id: `${id}-${i}`, on: { pointerdown: (e) => { e.preventDefault(); hide(); choose(it); } } }, draw(it));
        const head = it.group && it.group !== group ? [h("div", { class: "group", role: "presentation" }, it.group)] : [];
        group = it.group;
        return [...head, option];
      }));
      if (!items.length && note) box.append(h("div", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, note));
      if (!shown) {
        shown = show(box, near, { up, closed: () => { shown = null; field.removeAttribute("aria-activedescendant"); if (field.hasAttribute("aria-expanded")) field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-controls"); } });
        field.setAttribute("aria-controls", id);
        if (field.hasAttribute("aria-expanded")) field.setAttribute("aria-expanded", "true");
      } else shown.again();
      mark();
    },
    // key handles a key of the field; true when it was for the list.
    key(e) {
      if (!shown) return false;
      if (e.key === "Escape") hide();
      else if (e.key === "ArrowDown" && items.length) { at = (at + 1) % items.length; mark(); }
      else if (e.key === "ArrowUp" && items.length) { at = (at - 1 + items.length) % items.length; mark(); }
      else if ((e.key === "Enter" && !e.shiftKey || e.key === "Tab") && items[at]) { const it = items[at]; hide(); choose(it); }
      else return false;
      e.preventDefault();
      e.stopPropagation();
      return true;
    },
  };
  return self;
}
