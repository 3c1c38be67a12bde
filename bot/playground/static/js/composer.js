// Where one writes. What is written stays with its conversation until it is sent.

import { h, iconButton } from "./dom.js";
import { complete, hintFor } from "./complete.js";
import { edit } from "./message.js";
import { listbox, menu } from "./popover.js";
import { act, messagesOf, now } from "./store.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const drafts = new Map(); // by person and place
const maxFile = 8 << 20;

const bytes = (file) => new Promise((resolve, reject) => {
  const r = new FileReader();
  r.onload = () => resolve(r.result.slice(r.result.indexOf(",") + 1));
  r.onerror = () => reject(r.error);
  r.readAsDataURL(file);
});

// composer writes to a place: {channel, thread, label, broadcast (label of the
// box that sends to the channel too), sent (called with the new message)}.
export function composer(place) {
  const key = `${now().me.id} ${place.channel} ${place.thread ?? ""}`;
  const error = h("div", { class: "error-line", role: "alert" });
  const hint = h("div", { class: "hint" });
  const field = h("textarea", { rows: "1", placeholder: place.label, "aria-label": place.label, "aria-autocomplete": "list", "aria-haspopup": "listbox", data: { key: "composer" } });
  field.value = drafts.get(key) ?? "";
  const also = place.broadcast ? h("label", { class: "also" }, h("input", { type: "checkbox" }), place.broadcast) : null;
  const attached = h("div", { class: "attached", hidden: true });
  const pick = h("input", { type: "file", hidden: true, tabindex: "-1", "aria-label": t("attach") });
  const send = iconButton("send", t("send"), () => submit(), { class: "send" });
  let file = null;

  const list = listbox(field, {
    label: t("commands"), up: true, draw: (it) => it.draw(),
    choose: (it) => {
      if (it.shortcut) {
        field.value = "";
        run(act("shortcut", { what: it.shortcut }));
      } else {
        const rest = field.value.slice(field.selectionStart);
        field.value = field.value.slice(0, it.from) + it.insert + rest.replace(/^ /, "");
        field.selectionStart = field.selectionEnd = it.from + it.insert.length;
      }
      typed();
    },
  });

  const run = (doing) => doing.then(() => error.replaceChildren(), (err) => error.replaceChildren(err.message));

  function typed() {
    drafts.set(key, field.value);
    send.disabled = !field.value.trim() && !file;
    hint.textContent = place.thread ? "" : hintFor(field.value);
    const found = field.selectionStart === field.selectionEnd ? complete(field.value.slice(0, field.selectionStart), place.channel, !!place.thread) : null;
    if (found) list.fill(found.items.map((it) => ({ ...it, from: found.from })));
    else list.hide();
  }

  async function attach(f) {
    if (!f || f.size > maxFile) {
      if (f) toast(`${f.name}: > ${maxFile >> 20} MB`);
      return;
    }
    file = { name: f.name, data: await bytes(f) };
    attached.hidden = false;
    attached.replaceChildren("▤ " + f.name, iconButton("close", t("removeFile"), () => { file = null; attached.hidden = true; typed(); }));
    typed();
  }

  async function submit() {
    const text = field.value.trim();
    if (!text && !file) return;
    list.hide();
    error.replaceChildren();
    const command = !file && /^(\/\S+)(?:\s+([\s\S]*))?$/.exec(text);
    if (command && place.thread) {
      error.replaceChildren(t("noSlashInThread"));
      return;
    }
    if (command && !now().app.commands.some((c) => c.command === command[1])) {
      error.replaceChildren(t("noCommand", command[1]));
      return;
    }
    const sent = file;
    field.value = "";
    file = null;
    attached.hidden = true;
    typed();
    try {
      const done = command
        ? await act("slash", { where: place.channel, command: command[1], text: command[2] ?? "" })
        : await act("say", { where: place.channel, text, thread: place.thread ?? "", broadcast: !!also?.firstChild.checked, ...(sent ? { file: sent } : {}) });
      if (!command) place.sent?.(done.ref);
    } catch (err) {
      error.replaceChildren(err.message);
      if (!field.value) field.value = text;
      typed();
    }
  }

  field.addEventListener("input", typed);
  // An Enter that sends or chooses never also breaks the line.
  field.addEventListener("keypress", (e) => { if (e.key === "Enter" && !e.shiftKey) e.preventDefault(); });
  field.addEventListener("blur", () => list.hide());
  field.addEventListener("paste", (e) => { if (e.clipboardData?.files.length) { e.preventDefault(); attach(e.clipboardData.files[0]); } });
  field.addEventListener("keydown", (e) => {
    if (list.key(e)) return;
    if (e.key === "Enter" && !e.shiftKey && !e.isComposing) {
      e.preventDefault();
      submit();
    } else if (e.key === "ArrowUp" && field.value === "") {
      const last = messagesOf(place.channel).findLast((m) => m.user === now().me.id && (m.thread_ts || "") === (place.thread && m.ts !== place.thread ? place.thread : ""));
      if (last) { e.preventDefault(); edit(last); }
    }
  });
  pick.addEventListener("change", () => { attach(pick.files[0]); pick.value = ""; field.focus(); });
  const globals = now().app.shortcuts.filter((s) => s.type === "global");
  const bolt = iconButton("bolt", t("shortcuts"), () => menu(bolt, globals.map((s) => ({ label: s.name, about: s.description, run: () => run(act("shortcut", { what: s.callback_id })) }))), { "aria-haspopup": "menu", class: "globals" });
  typed();
  return h("div", { class: "compose" },
    h("div", { class: "composer" }, attached, field, also, h("div", { class: "row" },
      iconButton("plus", t("attach"), () => pick.click()), globals.length ? bolt : null, pick, hint, send)),
    error);
}
