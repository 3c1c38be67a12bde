// A short note that goes by itself and is read out.

import { h } from "./dom.js";

const life = 5000;

export function toast(text) {
  const layers = document.getElementById("layers");
  const box = layers.querySelector(".toasts") ?? layers.appendChild(h("div", { class: "toasts", role: "status" }));
  const note = h("div", { class: "toast fade" }, text);
  box.append(note);
  setTimeout(() => note.remove(), life);
}
