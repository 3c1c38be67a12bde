// Files dragged onto a conversation are attached to what is being written there.

import { t } from "./strings.js";

const carries = (e) => e.dataTransfer?.types.includes("Files");

// under is the conversation below the mouse, if one can write there.
function under(e) {
  const box = e.target.closest?.("#main, #side");
  return box?.querySelector(".compose") ? box : null;
}

function show(box) {
  for (const old of document.querySelectorAll("[data-drop]")) if (old !== box) delete old.dataset.drop;
  if (box) box.dataset.drop = t("dropFiles");
}

export function startDrop() {
  // Elsewhere a dropped file would replace the page.
  document.addEventListener("dragover", (e) => {
    if (!carries(e)) return;
    e.preventDefault();
    const box = under(e);
    e.dataTransfer.dropEffect = box ? "copy" : "none";
    show(box);
  });
  document.addEventListener("dragleave", (e) => { if (!e.relatedTarget) show(null); });
  document.addEventListener("drop", (e) => {
    if (!carries(e)) return;
    e.preventDefault();
    show(null);
    under(e)?.querySelector(".compose").dispatchEvent(new CustomEvent("files", { detail: e.dataTransfer.files }));
  });
}
