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

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const words = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
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

// An identity and the cells it speaks of are marked together, whichever of them is chosen.
const cells = [...document.querySelectorAll(".statutory td[id]")];
const checks = [...document.querySelectorAll("[data-cells] > tr[id]")];
// The name of an identity leads to its first cell; those of a family have the others at the same distances.
const cellsOf = (check) => {
  const first = cells.indexOf(named(check.querySelector("th a").hash));
  return check.parentElement.dataset.cells.split(" ").map((offset) => cells[first + Number(offset)]);
};
const note = document.createElement("p");
note.className = "note";
note.setAttribute("role", "status");

function describe(cell) {
  const found = checks.filter((check) => cellsOf(check).includes(cell));
  note.textContent = found.length
    ? `这一格在 ${found.length} 项勾稽关系中：`
    : "这一格不在任何勾稽关系中。";
  for (const check of found) {
    check.classList.add("lit");
    const link = document.createElement("a");
    link.href = `#${check.id}`;
    const family = check.parentElement.querySelector(".place").textContent;
    const name = check.querySelector("th").textContent;
    const verdict = check.closest("details").querySelector(".verdict").textContent;
    link.textContent = `${family}（${name}，${verdict}）`;
    note.append(link, check === found.at(-1) ? "。" : "；");
  }
  cell.closest(".scroll").after(note);
}

function mark(target) {
  for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
  note.remove();
  target?.classList.add("lit");
  if (cells.includes(target)) describe(target);
  if (!checks.includes(target)) return;
  for (const cell of cellsOf(target)) cell.classList.add("lit");
}

document.addEventListener("click", (event) => {
  const cell = event.target.closest(".statutory td[id]");
  if (!cell || event.target.closest("a")) return;
  history.replaceState(null, "", `#${cell.id}`);
  mark(cell);
});

// What the address names may stand in a closed list.
function reveal() {
  const target = named(location.hash);
  const closed = target?.closest("details:not([open])");
  if (closed) {
    closed.open = true;
    target.scrollIntoView({ block: "center" });
  }
  mark(target);
}
addEventListener("hashchange", reveal);
reveal();

// A citation is copied with the day on which it is read: the reader's own, in the place that is kept for it.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const shown = document.querySelector(button.dataset.copy);
    const copied = shown.cloneNode(true);
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
    for (const place of copied.querySelectorAll("[data-today]")) place.textContent = day.join("-");
    try {
      await navigator.clipboard.writeText(copied.textContent);
      button.textContent = "已复制";
    } catch {
      getSelection().selectAllChildren(shown); // the browser forbids it; the reader copies what is selected
    }
  });
}
