// Interactive elements. What a person does with one becomes an act on the
// surface it stands on: {act(verb, rest), values, live}.

import { h, icon, iconButton, link, safeURL } from "./dom.js";
import { inline } from "./emoji.js";
import { combo } from "./combo.js";
import { confirm } from "./dialog.js";
import { menu } from "./popover.js";
import { text, words } from "./mrkdwn.js";
import { now } from "./store.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

// what names a control to the workspace.
export const what = (block, el) => `${block.block_id ?? ""}/${el.action_id}`;

// spoken is what a screen reader says. A label that hides the visible words
// would lock out whoever speaks them, and only describes then.
const spoken = (label, visible) => (!label ? {} : label.toLowerCase().includes(words(visible).toLowerCase()) ? { "aria-label": label } : { "aria-description": label });

// press asks first where the element says so, then acts.
async function press(surface, block, el, value, button) {
  if (el.confirm && !(await confirm(el.confirm))) return;
  button?.classList.add("sent");
  try {
    await surface.act("click", { what: what(block, el), value });
  } catch (err) {
    toast(err.message);
  } finally {
    button?.classList.remove("sent");
  }
}

function button(el, block, surface) {
  const props = { class: "btn " + (el.style ?? ""), data: { key: el.action_id + (el.value ?? "") }, ...spoken(el.accessibility_label, el.text) };
  const value = el.value || words(el.text);
  if (el.url) {
    const href = safeURL(el.url);
    if (!href) return h("button", { ...props, type: "button", disabled: true }, ...text(el.text));
    // The workspace tells the bot of such a click too.
    return h("a", { ...props, href, target: "_blank", rel: "noopener noreferrer nofollow", on: { click: () => surface.act("click", { what: what(block, el), value }).catch(() => {}) } }, ...text(el.text));
  }
  const b = h("button", { ...props, type: "button", on: { click: () => press(surface, block, el, value, b) } }, ...text(el.text));
  return b;
}

function overflow(el, block, surface) {
  const b = iconButton("more", el.accessibility_label || t("more"), () => menu(b, el.options.map((o) => ({
    label: words(o.text), about: words(o.description) || null,
    run: () => {
      if (o.url && safeURL(o.url)) window.open(safeURL(o.url), "_blank", "noopener,noreferrer");
      press(surface, block, el, o.value);
    },
  }))), { class: "overflow", "aria-haspopup": "menu", data: { key: el.action_id } });
  return b;
}

function feedback(el, block, surface) {
  const one = (side) => {
    const o = el[side];
    const b = h("button", { type: "button", class: "btn round", ...spoken(o.accessibility_label, o.text), data: { key: el.action_id + side }, on: { click: () => press(surface, block, el, o.value || words(o.text), b) } }, ...text(o.text));
    return b;
  };
  return h("span", { class: "feedback", role: "group", "aria-label": t("feedback") }, one("positive_button"), one("negative_button"));
}

function trash(el, block, surface) {
  if (el.visible_to_user_ids && !el.visible_to_user_ids.includes(now()?.me.id)) return null;
  return iconButton("trash", el.accessibility_label || words(el.text), (e) => press(surface, block, el, el.value, e.currentTarget), { data: { key: el.action_id } });
}

// choices are checkboxes and radio buttons.
export function choices(el, block, surface, group) {
  const radio = el.type === "radio_buttons";
  const held = surface.values?.[block.block_id]?.[el.action_id];
  const on = new Set((radio ? [held?.selected_option ?? el.initial_option] : held?.selected_options ?? el.initial_options ?? []).filter(Boolean).map((o) => o.value));
  const name = `${surface.key} ${what(block, el)}`;
  return (el.options ?? []).map((o) => h("label", { class: "choice" },
    h("input", { type: radio ? "radio" : "checkbox", name, checked: on.has(o.value), data: { key: el.action_id + o.value }, on: { change: async (e) => {
      if (radio) on.clear();
      if (e.target.checked) on.add(o.value);
      else on.delete(o.value);
      group?.touched?.();
      surface.act("choose", { what: what(block, el), value: [...on].join(",") }).catch((err) => toast(err.message));
    } } }),
    h("span", {}, ...text(o.text), o.description && h("small", {}, ...text(o.description)))));
}

// picker is a date, a time or both.
export function picker(el, block, surface, props = {}) {
  const type = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" }[el.type];
  const field = h("input", { class: "input", type, "aria-label": props.id ? null : words(el.placeholder) || type, data: { key: el.action_id }, ...props,
    on: { change: () => surface.act("choose", { what: what(block, el), value: type === "datetime-local" ? String(Date.parse(field.value) / 1000) : field.value }).catch((err) => toast(err.message)) } });
  const held = surface.values?.[block.block_id]?.[el.action_id];
  const stamp = held?.selected_date_time ?? el.initial_date_time;
  field.value = held?.selected_date ?? held?.selected_time ?? el.initial_date ?? el.initial_time ?? (stamp ? new Date(stamp * 1000).toISOString().slice(0, 16) : "");
  return field;
}

// select draws any kind of select.
export const select = (el, block, surface, more = {}) => combo(el, {
  label: words(el.placeholder), key: el.action_id, value: surface.values?.[block.block_id]?.[el.action_id], ...more,
  choose: async (values) => {
    more.touched?.();
    if (el.confirm && !(await confirm(el.confirm))) return;
    surface.act("choose", { what: what(block, el), value: values.join(",") }).catch((err) => toast(err.message));
  },
  ask: async (query) => (await surface.act("type", { what: what(block, el), text: query })).options,
});

// element draws one element of a section, an actions or a context_actions block.
export function element(el, block, surface) {
  switch (el.type) {
    case "button": case "workflow_button": return button(el, block, surface);
    case "overflow": return overflow(el, block, surface);
    case "feedback_buttons": return feedback(el, block, surface);
    case "icon_button": return trash(el, block, surface);
    case "radio_buttons": return h("div", { role: "radiogroup", "aria-label": t("more") }, choices(el, block, surface));
    case "checkboxes": return h("div", { role: "group", "aria-label": t("more") }, choices(el, block, surface));
    case "datepicker": case "timepicker": case "datetimepicker": return picker(el, block, surface);
    case "image": return null;
  }
  if (el.type?.endsWith("_select")) return select(el, block, surface);
  return h("code", {}, el.type);
}

// url is one source of a task.
export const source = (s) => link(s.url, icon("send"), ...inline(s.text ?? s.url));
