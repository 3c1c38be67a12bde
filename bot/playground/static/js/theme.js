// Light or dark: as the system says until the person chooses.

const key = "miswg.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const chosen = () => { try { return localStorage.getItem(key); } catch { return null; } };

function apply() {
  document.documentElement.dataset.theme = chosen() ?? (system.matches ? "dark" : "light");
}

export function toggleTheme() {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem(key, next); } catch { /* not kept then */ }
  document.documentElement.dataset.theme = next;
}

export function startTheme() {
  system.addEventListener("change", apply);
  apply();
}
