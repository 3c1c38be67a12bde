// The page: it draws what the store knows, whenever that changes.

import { drawConversation } from "./conversation.js";
import { startDrop } from "./drop.js";
import { startKeys } from "./keys.js";
import { drawModals } from "./modal.js";
import * as route from "./route.js";
import { drawSide } from "./side.js";
import { drawSidebar } from "./sidebar.js";
import { act, connect, dm, isOnline, listen, now, refresh, ui } from "./store.js";
import { startTheme } from "./theme.js";
import { drawTopbar } from "./topbar.js";

const box = (id) => document.getElementById(id);

let ready = false;
function draw(state) {
  drawTopbar(box("topbar"), state);
  drawConversation(box("main"), state);
  drawSide(box("side"), state);
  drawSidebar(box("sidebar"), state);
  drawModals(state);
  document.title = `${state.app.name} playground`;
  document.documentElement.dataset.settled = String(isOnline() && !state.health.pending && !state.health.working);
  if (ready) return;
  ready = true;
  document.documentElement.dataset.ready = "true";
  if (ui.place === dm().id && ui.tab !== "about") act("open", { what: ui.tab }).catch(() => {});
  box("main").querySelector("textarea")?.focus({ preventScroll: true });
}

startTheme();
route.read();
window.addEventListener("hashchange", () => { route.read(); refresh(); });
document.addEventListener("visibilitychange", () => now() && refresh());
listen(draw);
startKeys();
startDrop();
connect();
