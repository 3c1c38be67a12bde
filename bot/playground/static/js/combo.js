// Selects: a field that filters its choices, or asks the bot for them.

import { h, icon } from "./dom.js";
import { inline } from "./emoji.js";
import { listbox } from "./popover.js";
import { words } from "./mrkdwn.js";
import { now } from "./store.js";
import { t } from "./strings.js";

const pause = 120; // between the last key and the question to the bot

const option = (o, group) => ({ text: words(o.text), value: o.value, description: words(o.description), group });

// choicesOf are the fixed choices of a select.
function choicesOf(el) {
  const s = now();
  const people = () => (s?.people ?? []).map((p) => ({ text: p.real_name, value: p.id }));
  const channels = () => (s?.channels ?? []).filter((c) => c.kind !== "im").map((c) => ({ text: "#" + c.name, value: c.id }));
  switch (el.type.replace(/^multi_/, "")) {
    case "users_select": return people();
    case "channels_select": return channels();
    case "conversations_select": return [...channels(), ...people()];
  }
  return [...(el.options ?? []).map((o) => option(o)), ...(el.option_groups ?? []).flatMap((g) => g.options.map((o) => option(o, words(g.label))))];
}

// heldBy is what a select holds: from the workspace, else as it came.
function heldBy(el, value) {
  const held = value?.selected_option ?? el.initial_option;
  if (held) return [option(held)];
  const ids = [value?.selected_user, value?.selected_channel, value?.selected_conversation, el.initial_user, el.initial_channel, el.initial_conversation].filter(Boolean);
  const many = value?.selected_options ?? el.initial_options ?? [];
  const all = choicesOf(el);
  return [...many.map((o) => option(o)), ...all.filter((o) => ids.slice(0, 1).includes(o.value))];
}

// combo draws a select. choose gets the chosen values, ask (for external
// selects) gets what was typed and resolves to choices.
export function combo(el, { label, id, value, choose, ask, key, describedby, invalid }) {
  const many = el.type.startsWith("multi_"), external = el.type.endsWith("external_select");
  let held = heldBy(el, value);
  const shown = () => held.map((o) => o.text).join(", ");
  const field = h("input", {
    class: "input", type: "text", id, role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-haspopup": "listbox", "aria-autocomplete": "list",
    "aria-label": id ? null : label, placeholder: words(el.placeholder) || label, data: { key: key ?? "" }, "aria-describedby": describedby, "aria-invalid": invalid ? "true" : null,
  });
  field.value = shown();
  const box = h("div", { class: "combo" }, field, icon("down", "arrow"));
  const list = listbox(field, {
    label: label || words(el.placeholder), near: box,
    draw: (o) => [h("span", {}, ...inline(o.text, false)), o.description ? h("span", { class: "about" }, o.description) : null],
    choose: (o) => {
      held = many ? (held.some((x) => x.value === o.value) ? held.filter((x) => x.value !== o.value) : [...held, o]) : [o];
      field.value = shown();
      choose(held.map((x) => x.value));
    },
  });
  const fixed = external ? [] : choicesOf(el);
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let asked = 0, timer;
  const offer = async (query) => {
    if (!external) {
      const found = fixed.filter((o) => fold(o.text).includes(fold(query)));
      list.fill(found, t("noMatch"), Math.max(0, found.findIndex((o) => o.value === held[0]?.value)));
      return;
    }
    const least = el.min_query_length ?? 3;
    if ([...query].length < least) {
      list.fill([], t("typeMore", least - [...query].length));
      return;
    }
    const mine = ++asked;
    box.classList.add("busy");
    if (!list.open) list.fill([], t("searching"));
    try {
      const found = await ask(query);
      if (mine === asked && document.activeElement === field) list.fill(found ?? [], t("noMatch"));
    } catch (err) {
      if (mine === asked && document.activeElement === field) list.fill([], err.message);
    } finally {
      if (mine === asked) box.classList.remove("busy");
    }
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(() => offer(field.value), external ? pause : 0); };
  field.addEventListener("input", later);
  field.addEventListener("click", () => { field.select(); if (!list.open) offer(""); });
  field.addEventListener("keydown", (e) => {
    if (list.key(e)) return;
    if (e.key === "ArrowDown" || e.key === "Enter" && !list.open) { e.preventDefault(); field.select(); offer(""); }
  });
  field.addEventListener("blur", () => { clearTimeout(timer); asked++; box.classList.remove("busy"); list.hide(); field.value = shown(); });
  return box;
}
