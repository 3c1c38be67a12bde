// input blocks: a label, a field, a hint, and what is wrong with it.

import { h, uid } from "./dom.js";
import { choices, picker, select, what } from "./elements.js";
import { text, words } from "./mrkdwn.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const typed = { plain_text_input: "text", email_text_input: "email", url_text_input: "url", number_input: "number", rich_text_input: "text" };

// initial is the text a field starts with.
function initial(el, block, surface) {
  return surface.drafts?.get(what(block, el)) ?? surface.values?.[block.block_id]?.[el.action_id]?.value ?? el.initial_value ?? "";
}

function textField(el, block, surface, props) {
  const lines = el.multiline || el.type === "rich_text_input";
  const field = h(lines ? "textarea" : "input", { class: "input", type: lines ? null : typed[el.type], placeholder: words(el.placeholder) || null, maxlength: el.max_length, minlength: el.min_length,
    min: el.min_value, max: el.max_value, step: el.type === "number_input" && el.is_decimal_allowed ? "any" : null, data: { key: el.action_id }, ...props });
  field.value = initial(el, block, surface);
  field.addEventListener("input", () => surface.drafts?.set(what(block, el), field.value));
  const tell = () => surface.act("fill", { what: what(block, el), text: field.value }).catch((err) => toast(err.message));
  const on = el.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  if (block.dispatch_action && on.includes("on_character_entered")) field.addEventListener("input", tell);
  field.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || lines && !e.metaKey && !e.ctrlKey) return;
    e.preventDefault();
    if (block.dispatch_action && on.includes("on_enter_pressed")) tell();
    else surface.submit?.();
  });
  return field;
}

// input draws an input block.
export function input(block, surface) {
  const el = block.element ?? {};
  const id = uid("field"), wrong = uid("wrong"), hint = uid("hint");
  const problem = surface.errors?.[block.block_id];
  const describedby = [problem && wrong, block.hint && hint].filter(Boolean).join(" ") || null;
  const label = [...text(block.label), block.optional ? h("span", { class: "optional" }, " " + t("optional")) : null];
  const after = [
    problem && h("div", { class: "wrong", id: wrong, role: "alert" }, problem),
    block.hint && h("div", { class: "hint", id: hint }, ...text(block.hint)),
  ];
  const state = { "aria-describedby": describedby, "aria-invalid": problem ? "true" : null, "aria-required": block.optional ? null : "true" };
  if (el.type === "radio_buttons" || el.type === "checkboxes") {
    return h("fieldset", { class: "field", "aria-describedby": describedby }, h("legend", {}, ...label), choices(el, block, surface), after);
  }
  let field;
  if (typed[el.type]) field = textField(el, block, surface, { id, ...state });
  else if (/picker$/.test(el.type)) field = picker(el, block, surface, { id, ...state });
  else if (el.type?.endsWith("_select")) field = select(el, block, surface, { id, label: words(block.label), describedby, invalid: !!problem });
  else field = h("code", { id }, el.type);
  return h("div", { class: "field" }, h("label", { for: id }, ...label), field, after);
}

// missing are the required inputs that hold nothing, by block_id.
export function missing(blocks, root) {
  const out = {};
  const fields = [...root.querySelectorAll(".field")];
  blocks.filter((b) => b.type === "input").forEach((b, i) => {
    if (b.optional) return;
    const f = fields[i];
    const empty = b.element.type === "radio_buttons" || b.element.type === "checkboxes" ? !f.querySelector("input:checked") : !f.querySelector("input,textarea")?.value;
    if (empty) out[b.block_id] = t("required");
  });
  return out;
}
