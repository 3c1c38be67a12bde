// The stack of modals that the bot opened; the one on top is shown.

import { h, iconButton, uid } from "./dom.js";
import { inline } from "./emoji.js";
import { blocks } from "./blocks.js";
import { missing } from "./inputs.js";
import { closePopover } from "./popover.js";
import { words } from "./mrkdwn.js";
import { act, now } from "./store.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

let box = null; // the open dialog
let shown = ""; // what it shows: person, view and its hash
const drafts = new Map(); // by view: what was typed and not sent
let errors = {};

const say = (err) => toast(err.message);

// drawModals makes the page show what the workspace has open.
export function drawModals(state) {
  const view = state.modals.at(-1);
  if (!view) {
    shown = "";
    errors = {};
    drafts.clear();
    box?.close();
    return;
  }
  const key = `${state.me.id} ${view.id} ${view.hash}`;
  if (key === shown) return;
  const same = shown.startsWith(`${state.me.id} ${view.id} `);
  shown = key;
  errors = {};
  open();
  fill(view, !same);
}

function open() {
  if (box) return;
  box = h("dialog", { class: "slack-modal fade" });
  box.addEventListener("cancel", (e) => {
    e.preventDefault();
    if (!closePopover()) act("back").catch(say);
  });
  box.addEventListener("close", () => {
    box.remove();
    box = null;
  });
  document.getElementById("layers").append(box);
  box.showModal();
}

// fill draws a view; the focus goes to its first field when it is new.
function fill(view, fresh) {
  const id = uid("modal");
  if (!drafts.has(view.id)) drafts.set(view.id, new Map());
  const surface = {
    key: view.id, values: view.state?.values, drafts: drafts.get(view.id), errors,
    act: (verb, rest) => act(verb, { ref: { view: view.id }, ...rest }),
    submit: () => submit(view),
  };
  const focus = !fresh && document.activeElement?.dataset?.key;
  const body = h("div", { class: "dbody", tabindex: "0", role: "group", "aria-labelledby": id }, blocks(view.blocks, surface));
  const foot = view.submit ? [
    h("span", { class: "wrong", role: "alert" }),
    h("button", { type: "button", class: "btn", on: { click: () => act("back").catch(say) } }, words(view.close) || t("cancel")),
    h("button", { type: "button", class: "btn primary", data: { key: "submit" }, on: { click: () => submit(view) } }, ...inline(words(view.submit))),
  ] : [h("button", { type: "button", class: "btn", on: { click: () => act("back").catch(say) } }, words(view.close) || t("close"))];
  box.setAttribute("aria-labelledby", id);
  box.replaceChildren(
    h("div", { class: "dhead" }, now().modals.length > 1 ? h("button", { type: "button", class: "btn", on: { click: () => act("back").catch(say) } }, t("back")) : "",
      h("h2", { id }, ...inline(words(view.title))), iconButton("close", t("close"), () => act("close").catch(say))),
    body, h("div", { class: "dfoot" }, foot));
  const target = focus ? box.querySelector(`[data-key="${CSS.escape(focus)}"]`) : body.querySelector("input, textarea") ?? body;
  (target ?? body).focus();
}

// submit sends what was typed. What is wrong is shown at its field, and the
// first wrong field gets the focus.
async function submit(view) {
  errors = missing(view.blocks, box);
  if (!Object.keys(errors).length) {
    const values = Object.fromEntries(drafts.get(view.id) ?? []);
    const send = box.querySelector('[data-key="submit"]');
    if (send) send.disabled = true;
    try {
      const done = await act("submit", { values });
      errors = done.errors ?? {};
    } catch {
      box?.querySelector(".dfoot .wrong")?.replaceChildren(t("trouble"));
      return;
    } finally {
      if (send) send.disabled = false;
    }
  }
  if (!box || !Object.keys(errors).length) return;
  const current = now().modals.at(-1);
  if (current?.id !== view.id) return;
  fill(current, true);
  box.querySelector('[aria-invalid="true"], fieldset .wrong')?.focus?.();
}
