// What a page does beyond HTML: two switches, addresses to copy, and "/" for the search box.

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const isOn = {
  theme: () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches),
  size: () => root.dataset.size === "large",
};
const values = { theme: ["light", "dark"], size: ["normal", "large"] };

for (const button of document.querySelectorAll("[data-switch]")) {
  const name = button.dataset.switch;
  const show = () => button.setAttribute("aria-pressed", String(isOn[name]()));
  button.addEventListener("click", () => {
    root.dataset[name] = values[name][isOn[name]() ? 0 : 1];
    try {
      localStorage.setItem(name, root.dataset[name]);
    } catch {
      // The choice then lasts for this page only.
    }
    show();
  });
  dark.addEventListener("change", show);
  show();
}

// What a button copies, a citation with the day on which it is read: the reader's own, in the place kept for it.
function written(source) {
  const copied = source.cloneNode(true);
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const day = parts.map((part) => String(part).padStart(2, "0")).join("-");
  for (const place of copied.querySelectorAll("[data-today]")) place.textContent = day;
  return copied.textContent;
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const words = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(written(source));
      button.textContent = "已复制";
    } catch {
      getSelection().selectAllChildren(source); // Where a browser does not let us, the reader copies it.
      button.textContent = "已选中，请复制";
    }
  });
  button.addEventListener("blur", () => (button.textContent = words));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("[data-focus-key], #search-box");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // no address of ours
  }
}

// What the address names may stand in a closed list.
function reveal() {
  const target = named(location.hash);
  const closed = target?.closest("details:not([open])");
  if (closed) {
    closed.open = true;
    target.scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", reveal);
reveal();
