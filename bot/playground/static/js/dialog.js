// Windows of the page itself: a question, JSON, the list of keys.

import { h, iconButton, link, uid } from "./dom.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";
import { closePopover } from "./popover.js";

// dialog opens a window and returns it; it goes when it is closed.
export function dialog(title, body, { foot, wide, small } = {}) {
  const id = uid("dialog");
  const box = h("dialog", { class: [wide && "wide", small && "small"].filter(Boolean).join(" "), "aria-labelledby": id },
    h("div", { class: "dhead" }, h("h2", { id }, title), iconButton("close", t("close"), () => box.close())),
    h("div", { class: "dbody", tabindex: "0" }, body),
    foot && h("div", { class: "dfoot" }, foot));
  box.addEventListener("cancel", (e) => { if (closePopover()) e.preventDefault(); });
  box.addEventListener("close", () => box.remove());
  box.addEventListener("pointerdown", (e) => { if (e.target === box) box.close(); });
  document.getElementById("layers").append(box);
  box.showModal();
  return box;
}

// confirm asks as a confirm object says; it resolves to the answer.
export function confirm(c) {
  return new Promise((resolve) => {
    let yes = false;
    const text = (o) => o?.text ?? "";
    const box = dialog(text(c.title), h("div", { class: "text" }, text(c.text)), { small: true, foot: [
      h("button", { type: "button", class: "btn", on: { click: () => box.close() } }, text(c.deny) || t("cancel")),
      h("button", { type: "button", class: "btn solid " + (c.style === "danger" ? "danger" : "primary"), on: { click: () => { yes = true; box.close(); } } }, text(c.confirm) || t("confirm")),
    ] });
    box.addEventListener("close", () => resolve(yes));
  });
}

// prompt asks for a text; it resolves to null when the window is closed.
export function prompt(title, value) {
  return new Promise((resolve) => {
    let out = null;
    const field = h("textarea", { class: "input", "aria-label": title });
    field.value = value;
    const done = () => { out = field.value; box.close(); };
    field.addEventListener("keydown", (e) => { if (e.key === "Enter" && !e.shiftKey) { e.preventDefault(); done(); } });
    const box = dialog(title, field, { small: true, foot: [
      h("button", { type: "button", class: "btn", on: { click: () => box.close() } }, t("cancel")),
      h("button", { type: "button", class: "btn primary", on: { click: done } }, t("save")),
    ] });
    box.addEventListener("close", () => resolve(out));
    field.focus();
  });
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast(t("copied"));
}

// showJSON shows a value in the form that Slack's Block Kit Builder takes.
export function showJSON(title, value) {
  const json = JSON.stringify(value, null, 2);
  dialog(title, h("pre", { class: "json", tabindex: "0" }, json), { wide: true, foot: [
    link("https://app.slack.com/block-kit-builder", t("builder")),
    h("button", { type: "button", class: "btn primary", on: { click: () => copy(json) } }, t("copy")),
  ] });
}

// showKeys lists what the keyboard does.
export function showKeys() {
  const rows = [["Ctrl K", "kSwitch"], ["C", "kCompose"], ["↑ ↓", "kUpDown"], ["T", "kThread"], ["M", "kMenu"], ["F6", "kRegion"], ["Enter", "kSend"],
    ["Shift Enter", "kLine"], ["↑", "kEdit"], ["Esc", "kClose"], ["?", "kHelp"]];
  dialog(t("keyboard"), h("div", { class: "keys" }, rows.map(([k, s]) => [h("span", {}, k.split(" ").map((x) => [h("kbd", {}, x), " "])), h("span", {}, t(s))])), { small: true });
}
