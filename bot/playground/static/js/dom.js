// Elements from data. Text only ever becomes text nodes; nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

// h makes an element. Props: class, data (dataset), on (listeners), and
// attributes; a true attribute is empty, null and false are left out.
export function h(tag, props, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value == null || value === false) continue;
    if (key === "class") el.className = value;
    else if (key === "data") Object.assign(el.dataset, value);
    else if (key === "on") for (const [type, fn] of Object.entries(value)) el.addEventListener(type, fn);
    else el.setAttribute(key, value === true ? "" : String(value));
  }
  el.append(...children.flat(Infinity).filter((c) => c != null && c !== false));
  return el;
}

// safeURL is the address if a browser may follow it, else "".
export function safeURL(url) {
  try {
    const u = new URL(String(url));
    return ["http:", "https:", "mailto:"].includes(u.protocol) ? u.href : "";
  } catch {
    return "";
  }
}

// link is an anchor to another site, or its label alone when the address is not safe.
export function link(url, ...label) {
  const href = safeURL(url);
  if (!href) return h("span", {}, ...label);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, ...label);
}

const paths = {
  hash: "M9 3 7 21M17 3l-2 18M4 8.5h17M3 15.5h17",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  group: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 19c0-3 3-5 6-5s6 2 6 5M16 11a2.5 2.5 0 1 0 0-5M17 14c3 0 5 2 5 5",
  thread: "M4 5h16v11H10l-4 4v-4H4z",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  code: "M8 7l-5 5 5 5M16 7l5 5-5 5",
  close: "M5 5l14 14M19 5 5 19",
  send: "M4 12 3 4l18 8-18 8 1-8zM4 12h9",
  plus: "M12 5v14M5 12h14",
  bolt: "M13 2 5 14h6l-1 8 8-12h-6z",
  eye: "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  moon: "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z",
  menu: "M4 7h16M4 12h16M4 17h16",
  spark: "M12 3l2.2 6.8L21 12l-6.8 2.2L12 21l-2.2-6.8L3 12l6.8-2.2z",
  replay: "M4 12a8 8 0 1 0 3-6.2M4 4v5h5",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  down: "M6 9l6 6 6-6",
  wire: "M3 12h4l3-7 4 14 3-7h4",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M8 15h8",
  list: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
  pin: "M9 4h6l-1 6 4 4H6l4-4zM12 14v7",
  mark: "M5 20V6l7 6 7-6v14",
};

// icon is a drawing of the table above; it means nothing to a screen reader.
export function icon(name, cls) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  if (cls) svg.setAttribute("class", cls);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}

// iconButton is a button that shows a drawing and says its label.
export function iconButton(name, label, click, props = {}) {
  return h("button", { type: "button", "aria-label": label, title: label, ...props, class: "icon-btn " + (props.class ?? ""), on: { click, ...props.on } }, icon(name));
}

// swap replaces what a container holds; the focus stays on the control of the
// same data-key, since a redrawn card is the same card to a person.
export function swap(container, ...nodes) {
  const active = document.activeElement;
  const key = active && container.contains(active) ? active.dataset.key ?? active.closest("[data-key]")?.dataset.key : undefined;
  container.replaceChildren(...nodes.flat().filter((n) => n != null && n !== false));
  if (key) container.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

let serial = 0;
// uid is an element ID no other has.
export const uid = (prefix) => `${prefix}-${++serial}`;
