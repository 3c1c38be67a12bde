// Where one writes. What is written stays with its conversation until it is sent.

import { h, iconButton } from "./dom.js";
import { upload } from "./api.js";
import { complete, hintFor } from "./complete.js";
import { size } from "./format.js";
import { edit } from "./message.js";
import { listbox, menu } from "./popover.js";
import { act, messagesOf, now } from "./store.js";
import { t } from "./strings.js";
import { toast } from "./toast.js";

const drafts = new Map(); // by person and place
const maxFile = 25, maxFiles = 10; // megabytes, and how many a post has

// commandOf takes a command apart; null when a text is none.
function commandOf(text) {
  const m = /^(\/\S+)(?:\s+([\s\S]*))?$/.exec(text);
  return m && { name: m[1], rest: m[2] ?? "" };
}

// post sends a text with files to a place, as a command where it is one.
export async function post(place, text, held = [], broadcast = false) {
  const ids = [];
  for (const f of held) ids.push(await upload(f));
  const command = !held.length && commandOf(text);
  const done = command
    ? await act("slash", { where: place.channel, command: command.name, text: command.rest })
    : await act("say", { where: place.channel, text, thread: place.thread ?? "", broadcast, files: ids });
  if (!command) place.sent?.(done.ref);
}

// composer writes to a place: {channel, thread, label, broadcast (label of the
// box that sends to the channel too), sent (called with the new message)}.
export function composer(place) {
  const key = `${now().me.id} ${place.channel} ${place.thread ?? ""}`;
  const error = h("div", { class: "error-line", role: "alert" });
  const hint = h("div", { class: "hint" });
  const field = h("textarea", { rows: "1", placeholder: place.label, "aria-label": place.label, "aria-autocomplete": "list", "aria-haspopup": "listbox", data: { key: "composer" } });
  field.value = drafts.get(key) ?? "";
  const also = place.broadcast ? h("label", { class: "also" }, h("input", { type: "checkbox" }), place.broadcast) : null;
  const attached = h("ul", { class: "attached", "aria-label": t("attached"), "aria-live": "polite", hidden: true });
  const pick = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", "aria-label": t("attach") });
  const send = iconButton("send", t("send"), () => submit(), { class: "send" });
  let files = [], line = Promise.resolve();

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
    send.disabled = !field.value.trim() && !files.length;
    hint.textContent = place.thread ? "" : hintFor(field.value);
    const found = field.selectionStart === field.selectionEnd ? complete(field.value.slice(0, field.selectionStart), place.channel, !!place.thread) : null;
    if (found) list.fill(found.items.map((it) => ({ ...it, from: found.from })));
    else list.hide();
  }

  function hold(next) {
    files = next;
    attached.hidden = !files.length;
    attached.replaceChildren(...files.map((f) => h("li", {}, h("span", { "aria-hidden": "true" }, "▤"), h("span", { class: "name" }, f.name), h("span", { class: "meta" }, size(f.size)),
      iconButton("close", t("removeFile", f.name), () => { hold(files.filter((x) => x !== f)); field.focus(); }))));
    typed();
  }

  function attach(list) {
    const large = [...list].filter((f) => f.size > maxFile << 20);
    for (const f of large) toast(t("tooLarge", f.name, maxFile));
    const next = [...files, ...[...list].filter((f) => !large.includes(f))];
    if (next.length > maxFiles) toast(t("tooMany", maxFiles));
    hold(next.slice(0, maxFiles));
  }

  // refused says why a text cannot be sent from here, or "".
  function refused(text) {
    const command = commandOf(text);
    if (command && place.thread) return t("noSlashInThread");
    return command && !now().app.commands.some((c) => c.command === command.name) ? t("noCommand", command.name) : "";
  }

  // deliver sends after what is on its way already; what fails comes back to the field.
  function deliver(text, held) {
    const broadcast = !!also?.firstChild.checked;
    send.setAttribute("aria-busy", "true");
    const mine = (line = line.then(() => post(place, text, held, broadcast)).catch((err) => {
      error.replaceChildren(err.message);
      if (!field.value) field.value = text;
      hold([...held, ...files]);
    }).finally(() => { if (line === mine) send.removeAttribute("aria-busy"); }));
  }

  function submit() {
    const text = field.value.trim(), held = files;
    if (!text && !held.length) return;
    list.hide();
    const why = held.length ? "" : refused(text);
    error.replaceChildren(why);
    if (why) return;
    field.value = "";
    hold([]);
    deliver(text, held);
  }

  field.addEventListener("input", typed);
  // An Enter that sends or chooses never also breaks the line.
  field.addEventListener("keypress", (e) => { if (e.key === "Enter" && !e.shiftKey) e.preventDefault(); });
  field.addEventListener("blur", () => list.hide());
  field.addEventListener("paste", (e) => { if (e.clipboardData?.files.length) { e.preventDefault(); attach(e.clipboardData.files); } });
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
  pick.addEventListener("change", () => { attach(pick.files); pick.value = ""; field.focus(); });
  const globals = now().app.shortcuts.filter((s) => s.type === "global");
  const bolt = iconButton("bolt", t("shortcuts"), () => menu(bolt, globals.map((s) => ({ label: s.name, about: s.description, run: () => run(act("shortcut", { what: s.callback_id })) }))), { "aria-haspopup": "menu", class: "globals" });
  typed();
  return h("div", { class: "compose", on: { files: (e) => { attach(e.detail); field.focus(); } } },
    h("div", { class: "composer" }, attached, field, also, h("div", { class: "row" },
      iconButton("plus", t("attach"), () => pick.click()), globals.length ? bolt : null, pick, hint, send)),
    error);
}
