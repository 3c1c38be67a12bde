// Every card and view that the renderer draws, in both languages, beside each
// other. Nothing here is sent to the bot.

import { h, iconButton } from "./dom.js";
import { inline } from "./emoji.js";
import { blocks } from "./blocks.js";
import { showJSON } from "./dialog.js";
import { get } from "./api.js";
import { words } from "./mrkdwn.js";
import { startTheme, toggleTheme } from "./theme.js";

// A surface on which nothing is sent.
const still = (key) => ({ key, drafts: new Map(), act: () => Promise.resolve({ options: [] }) });

function modal(view, surface) {
  return h("div", { class: "g-modal" }, h("div", { class: "dhead" }, ...inline(words(view.title))), h("div", { class: "dbody" }, blocks(view.blocks, surface)),
    h("div", { class: "dfoot" }, view.close && h("button", { type: "button", class: "btn" }, words(view.close)), view.submit && h("button", { type: "button", class: "btn primary" }, words(view.submit))));
}

function item(s, i) {
  const surface = still("g" + i), content = s.surface === "blocks" ? { blocks: s.content } : s.content;
  return h("section", { class: "g-item", lang: s.lang, "aria-label": `${s.name} (${s.lang})` },
    h("header", {}, h("h2", {}, s.name), h("span", { class: "tag" }, s.surface), h("span", { class: "tag" }, s.lang),
      iconButton("code", `${s.name} (${s.lang}): JSON`, () => showJSON(s.name, s.surface === "message" ? { blocks: content.blocks } : content))),
    s.surface === "modal" ? modal(content, surface) : h("div", { class: "g-body" }, content.text ? h("p", { class: "sr-only" }, content.text) : null, blocks(content.blocks, surface)));
}

startTheme();
document.getElementById("tools").append(iconButton("moon", "Light or dark", toggleTheme));
const all = await get("/api/gallery");
// Both languages of a card stand side by side.
const pairs = all.filter((s) => s.lang === "en").flatMap((s) => [s, all.find((x) => x.lang === "fr" && x.name === s.name && x.surface === s.surface)].filter(Boolean));
document.getElementById("gallery").append(...pairs.map(item));
document.documentElement.dataset.ready = "true";
