// What the statutory tables do beyond HTML: a chosen cell answers in the row beneath its own, cells are reached with
// arrow keys, an identity lights the cells it speaks of. Nothing is worked out: all that is said stands on the page.

const cells = [...document.querySelectorAll(".statutory td[id]")];
const checks = [...document.querySelectorAll("[data-cells] > tr[id]")];

function make(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const spoken = make("p", { className: "visually-hidden", role: "status" });
document.body.append(spoken);

// What a chosen cell answers, part by part.
const button = (words) => make("button", { type: "button", textContent: words });
const parts = {
  name: make("p"),
  figure: make("strong"),
  verdicts: make("span"),
  why: make("span"),
  show: button("在表中指出"),
  sentence: make("blockquote"),
  quote: button("引用这个数"),
  address: button("复制地址"),
  close: button("收起"),
  done: make("span"),
};
const answer = make("div", { className: "answer", role: "group", ariaLabel: "这一格" },
  parts.name,
  make("p", {}, parts.figure, parts.verdicts),
  make("p", {}, parts.why, parts.show),
  parts.sentence, parts.quote, parts.address, parts.close, parts.done);
for (const [name, part] of Object.entries(parts)) part.dataset.part = name;

function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // no address of ours
  }
}

// The name of an identity leads to its first cell; those of a family have the others at the same distances.
function cellsOf(check) {
  const first = cells.indexOf(named(check.querySelector("th a").hash));
  return check.parentElement.dataset.cells.split(" ").map((offset) => cells[first + Number(offset)]);
}
const verdictOf = (check) => check.closest("details").querySelector(".verdict");

function light(lit) {
  for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
  for (const element of lit) element.classList.add("lit");
}

// Row by row, the cell that takes each place of a section of a table, in which all row spans end.
function placed(section) {
  const rows = [...section.rows].map(() => []);
  [...section.rows].forEach((row, y) => {
    for (const cell of row.cells) {
      let x = 0;
      while (rows[y][x]) x += 1;
      for (const line of rows.slice(y, y + cell.rowSpan)) {
        for (let column = x; column < x + cell.colSpan; column += 1) line[column] = cell;
      }
    }
  });
  return rows;
}

const heads = (found) => [...new Set(found)].filter((cell) => cell.matches("th"));

// The headings of a cell from the outside in, of its row and then of its column; the nearest of each say which it is.
function path(cell) {
  if (cell.headers) return cell.headers.split(" ").map((id) => document.getElementById(id));
  const line = placed(cell.closest("tbody"))[[...cell.closest("tbody").rows].indexOf(cell.parentElement)];
  const rows = heads(line.slice(0, line.indexOf(cell)));
  const columns = heads(placed(cell.closest("table").tHead).map((above) => above[line.indexOf(cell)]));
  return rows.length ? [...rows.slice(-2), columns[columns.length - 1]] : columns;
}
const label = (head) => (head.querySelector("summary") ?? head).textContent.trim();

// What a cell says: its figure with the unit of its table, or why it has none.
function figure(cell) {
  const missing = cell.querySelector("i")?.getAttribute("aria-label");
  const [, unit] = cell.closest("table").caption.textContent.split("：");
  return missing ?? [cell.textContent.trim(), unit].filter(Boolean).join(" ");
}

const NONE = "没有可核验的勾稽关系";
const counted = ({ said, count }) => `${said.textContent} ${count} 项`;

// The verdicts of the identities that a cell is in, each once, with how many there are of it.
function verdicts(found) {
  const counts = new Map();
  for (const check of found) {
    const said = verdictOf(check);
    counts.set(said.className, { said, check, count: (counts.get(said.className)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

const address = document.querySelector("link[rel=canonical]").href;

function sentence(cell, said) {
  const bodies = [...document.querySelectorAll("meta[name=citation_author]")].map((meta) => meta.content);
  const year = address.match(/([0-9]{4})\/$/)[1];
  const words = said.map(counted).join("，") || NONE;
  const name = path(cell).map(label).join("·");
  const value = cell.querySelector("i") ? `${figure(cell)}，不作 0 计` : figure(cell);
  return `${bodies.join("、")} ${year} 年政府信息公开工作年度报告，${name}：${value}（${words}）。`
    + `${cell.closest("table").dataset.of}。${address}#${cell.id}`;
}

// A text that may be broken behind a slash of its address, for no figure in it is to be.
function breakable(words) {
  return words.split(/(?<=\/)/).flatMap((piece) => [piece, make("wbr")]);
}

// The row beneath that of a cell; of rows that are all printed in one, that of its group.
function beneath(cell) {
  const own = cell.parentElement;
  const below = [];
  for (let row = own.nextElementSibling; row?.matches(".more"); row = row.nextElementSibling) below.push(row);
  const group = Math.floor(([...own.querySelectorAll("td[id]")].indexOf(cell) * below.length) / own.querySelectorAll("td[id]").length);
  return below[group].cells[0];
}

function close() {
  document.querySelector("td.chosen")?.classList.remove("chosen");
  answer.remove();
  light([]);
}

function leave() {
  const chosen = document.querySelector("td.chosen");
  close();
  chosen.focus();
}

function linked({ said, check, count }) {
  return make("a", { href: `#${check.id}`, className: said.className, textContent: counted({ said, count }) });
}

// What the head of the page says of a cell that may be wrong.
function remark(cell) {
  const link = document.querySelector(`.remarks a[href="#${cell.id}"]`);
  return link ? [...link.parentElement.childNodes].find((node) => node.nodeType === Node.TEXT_NODE).data.trim() : "";
}

function choose(cell) {
  close();
  const found = checks.filter((check) => cellsOf(check).includes(cell));
  const failing = found.filter((check) => verdictOf(check).matches(".acknowledged, .broken"));
  const said = verdicts(found);
  parts.name.textContent = path(cell).map(label).join(" · ");
  parts.figure.textContent = figure(cell);
  parts.verdicts.replaceChildren(...(said.length ? said.map(linked) : [NONE]));
  parts.why.textContent = remark(cell);
  parts.sentence.replaceChildren(...breakable(sentence(cell, said)));
  parts.show.hidden = !failing.length;
  parts.show.onclick = () => light(new Set(failing.flatMap(cellsOf)));
  beneath(cell).append(answer);
  cell.classList.add("chosen");
  rove(cell);
  spoken.textContent = [figure(cell), ...said.map(counted)].join("，");
}

async function copy(words, source) {
  try {
    await navigator.clipboard.writeText(words);
    spoken.textContent = parts.done.textContent = "已复制";
  } catch {
    getSelection().selectAllChildren(source); // where a page may not write there, a reader can
    spoken.textContent = parts.done.textContent = "已选中，请复制";
  }
}

// One cell of each table is a stop of the Tab key; arrows lead to the nearest cell in their direction.
function rove(cell) {
  for (const other of cell.closest("table").querySelectorAll("td[id]")) other.tabIndex = other === cell ? 0 : -1;
}

const AHEAD = {
  ArrowLeft: (from, to) => [from.left - to.right, to.top - from.top],
  ArrowRight: (from, to) => [to.left - from.right, to.top - from.top],
  ArrowUp: (from, to) => [from.top - to.bottom, to.left - from.left],
  ArrowDown: (from, to) => [to.top - from.bottom, to.left - from.left],
};

function next(cell, ahead) {
  const from = cell.getBoundingClientRect();
  const measured = [...cell.closest("table").querySelectorAll("td[id]")].map((other) => {
    const [along, across] = ahead(from, other.getBoundingClientRect());
    return { other, along, across: Math.abs(across) };
  });
  const beyond = measured.filter(({ along }) => along > -2); // the borders of two cells
  return beyond.sort((one, two) => one.along - two.along || one.across - two.across)[0]?.other;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const cell = event.target.closest("td");
  if (event.key === "Escape" && answer.isConnected) {
    leave();
  } else if (event.target !== cell || !cells.includes(cell)) {
    return;
  } else if (event.key === "Enter") {
    choose(cell);
  } else if (event.key in AHEAD) {
    const other = next(cell, AHEAD[event.key]);
    if (other) rove(other);
    other?.focus();
  } else {
    return;
  }
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const cell = event.target.closest(".statutory td[id]");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!cell || !plain || (event.target.closest("a") && !event.detail)) return; // by keyboard a mark is a link
  event.preventDefault();
  history.replaceState(null, "", `#${cell.id}`);
  choose(cell);
});

parts.quote.onclick = () => copy(parts.sentence.textContent, parts.sentence);
parts.address.onclick = () => copy(`${address}#${document.querySelector("td.chosen").id}`, parts.sentence);
parts.close.onclick = leave;

// A row that opens says what it adds up to and leads to where the form explains it. The headings of the rows of a table
// follow one another as their cells do.
document.addEventListener("toggle", (event) => {
  const table = event.target.closest(".statutory");
  if (!table || event.target.querySelector("a")) return; // said before
  const own = [...table.querySelectorAll("td[id]")];
  const rows = [...new Set(own.map((cell) => cell.id.replace(/[^.]+$/, "")))];
  const row = rows[[...table.querySelectorAll("details")].indexOf(event.target)];
  const link = make("a", { href: document.querySelector(".headed + .note a").href, textContent: "依据" });
  link.hash = row.slice(0, -1);
  event.target.append(link);
  const sum = checks.find((check) => cellsOf(check).every((cell) => cell.id.startsWith(row)));
  const said = beneath(own.find((cell) => cell.id.startsWith(row))).firstElementChild;
  if (!sum) return;
  const { textContent: word, classList } = verdictOf(sum);
  said.append(make("br"), make("span", { className: classList[1], textContent: `${sum.cells[1].firstChild.data}，${word}` }));
}, true);

// Where the style sheet cannot tell whether a row is open (it takes :has()), all are until this is here to tell.
if (!CSS.supports("container-type", "inline-size")) {
  for (const table of document.querySelectorAll(".statutory")) {
    const meanings = table.querySelectorAll(".more p");
    [...table.querySelectorAll("details")].forEach((row, place) => {
      const tell = () => { meanings[place].hidden = !row.open; };
      row.addEventListener("toggle", tell);
      tell();
    });
  }
}

// Every sheet of paper says at its foot what it is and when it was printed. The end of the page says it without a script.
addEventListener("beforeprint", () => {
  const day = new Date().toLocaleDateString("sv"); // 2026-11-27
  const foot = `${address}　文件指纹 ${document.querySelector("dd.hash").textContent}　${day} 打印`;
  document.documentElement.style.setProperty("--foot", JSON.stringify(foot));
});

// What the address names: a cell answers, an identity lights its cells.
function reveal() {
  const target = named(location.hash);
  if (cells.includes(target)) choose(target);
  else if (checks.includes(target)) light([target, ...cellsOf(target)]);
}

for (const table of new Set(cells.map((cell) => cell.closest("table")))) rove(table.querySelector("td[id]"));
addEventListener("hashchange", reveal);
reveal();
