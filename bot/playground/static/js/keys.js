// The keyboard beyond Tab.

import { h, icon } from "./dom.js";
import { dialog, showKeys } from "./dialog.js";
import { avatar, title } from "./format.js";
import { closePopover, listbox } from "./popover.js";
import { beside, go, openThread } from "./route.js";
import { messagesOf, now, ui } from "./store.js";
import { t } from "./strings.js";

// jump asks for a conversation by name.
function jump() {
  const field = h("input", { class: "input", type: "text", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-label": t("switchTo"), placeholder: t("switchTo"), autocomplete: "off" });
  const box = dialog(t("switchTo"), field, { small: true });
  const list = listbox(field, {
    label: t("switchTo"), draw: (c) => h("span", { class: "wide" }, c.kind === "im" ? avatar({ id: now().app.user }, true) : icon("hash", "mini"), title(c)),
    choose: (c) => { box.close(); go(c.id); },
  });
  const offer = () => list.fill(now().channels.filter((c) => title(c).toLowerCase().includes(field.value.toLowerCase())), t("noMatch"));
  field.addEventListener("input", offer);
  field.addEventListener("keydown", (e) => list.key(e));
  field.focus();
  offer();
}

// regions are the parts of the page in the order of F6, and what takes the focus in
// each: the first of these that is shown. The last region that holds the focus is
// where one is, so that what stands in #main but not in the field is the conversation.
const regions = [
  ["#topbar", "button"],
  ["#sidebar", "[aria-current]", "button"],
  ["#main", ".msg:not(:has(~ .msg))", "[role=tabpanel]", ".messages"],
  ["#main .compose", "textarea"],
  ["#side", "textarea", "[role=region]", "button"],
];

function nextRegion(back) {
  const all = regions.map(([part, ...firsts]) => [document.querySelector(part), firsts]).filter(([el]) => el?.checkVisibility());
  const at = all.findLastIndex(([el]) => el.contains(document.activeElement));
  const [el, firsts] = all.at((back ? (at < 0 ? 0 : at) - 1 : at + 1) % all.length);
  const first = firsts.flatMap((s) => [...el.querySelectorAll(s)]).find((x) => x.checkVisibility());
  (first ?? el).focus();
}

function single(e) {
  const m = e.target.closest?.(".msg");
  switch (e.key) {
    case "c": document.querySelector(ui.side ? "#side textarea, #main textarea" : "#main textarea")?.focus(); return true;
    case "?": showKeys(); return true;
    case "t": if (m) { const x = messagesOf(m.dataset.channel).find((y) => y.ts === m.dataset.ts); if (x && !x.for) openThread(x); } return !!m;
    case "m": m?.querySelector(".toolbar .more")?.click(); return !!m;
  }
  return false;
}

export function startKeys() {
  document.addEventListener("keydown", (e) => {
    if (document.querySelector("dialog[open]")) return;
    const typing = e.target.closest?.("input, textarea, select");
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k") jump();
    else if (e.key === "F6") nextRegion(e.shiftKey);
    else if (e.key === "Escape") {
      if (closePopover()) return;
      const m = e.target.closest?.(".msg");
      if (ui.side) beside(null);
      else if (m) document.querySelector("#main textarea")?.focus();
      else return;
    } else if (typing || e.ctrlKey || e.metaKey || e.altKey || !single(e)) return;
    e.preventDefault();
  });
}
