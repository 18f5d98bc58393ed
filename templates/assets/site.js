// What a page does beyond HTML: two switches, and "/" for the search box.

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

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("[data-focus-key], #search-box");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A cell or an identity that the address names may stand in a closed list.
function reveal() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = target && target.closest("details:not([open])");
  if (closed) {
    closed.open = true;
    target.scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", reveal);
reveal();
