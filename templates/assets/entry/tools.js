/** What can be done with the whole of it: 其余填 0 and back, a pasted table, the draft, files. */
import { UNCHOSEN, UnfitError, download, opened, written } from "./draft.js";
import { place } from "./paste.js";

const find = (id) => document.getElementById(id);
/** Labels and doubts that a sentence names before it only counts them. */
const NAMED = 3;
const TABLE = /<t[dh][\s>]/i;

export class Tools {
  /** @param {import("./entry.js").Entry} entry */
  constructor(entry) {
    this.entry = entry;
    /** @type {?{key: string, content: object}} what was typed for another body or year just before */
    this.left = null;
    const acts = {
      zeros: () => this.fillWithZeros(),
      undo: () => this.undo(),
      save: () => this.save(),
      clear: () => this.clear(),
      open: () => find("file").click(),
      move: () => this.move(),
      correct: () => this.correct(),
      blank: () => this.put("/"),
      lost: () => this.put("lost"),
    };
    for (const [id, act] of Object.entries(acts)) find(id).addEventListener("click", act);
    // The cell keeps the focus, and a phone its keyboard.
    for (const id of ["blank", "lost"]) find(id).addEventListener("pointerdown", (event) => event.preventDefault());
    find("file").addEventListener("change", () => this.open(find("file").files[0]));
  }

  say(words) {
    find("said").textContent = words;
  }

  draw() {
    const { sheet, said } = this.entry;
    const cells = sheet.form.cells.length;
    find("filled").textContent = cells - sheet.open().length;
    find("cells").textContent = cells;
    find("undo").disabled = !sheet.done.length;
    for (const id of ["blank", "lost"]) find(id).disabled = !this.entry.grid.current;
    find("open-faults").hidden = !said.open.length;
    find("open-faults").textContent = `对不上 ${said.open.length} 处`;
  }

  put(text) {
    const { current } = this.entry.grid;
    if (!current) return;
    current.value = text;
    this.entry.sheet.put([[current.dataset.cell, text]]);
    this.entry.changed();
    current.focus();
  }

  fillWithZeros() {
    const count = this.entry.sheet.fillWithZeros();
    this.say(count ? `填了 ${count} 格 0。填错了按“撤销”。` : "没有空着的格。");
    this.entry.changed();
  }

  undo() {
    const count = this.entry.sheet.undo();
    this.say(`撤销了 ${count} 格；后来改过的没有动。`);
    this.entry.changed();
  }

  /** Whether it was a table; else the browser pastes it. */
  paste(clipboard) {
    const [html, text] = [clipboard.getData("text/html"), clipboard.getData("text/plain")];
    if (!TABLE.test(html) && !/[\t\n]./.test(text.trim())) return false;
    const { sheet, grid } = this.entry;
    const { cells, unknown, doubts } = place(sheet.form, { html, text }, this.entry.year);
    const pairs = Object.entries(cells).map(([id, value]) => [id, { blank: "/", lost: "lost", unfilled: "" }[value] || String(value)]);
    const changed = sheet.put(pairs.filter(([, shown]) => shown));
    if (grid.current) grid.current.value = sheet.get(grid.current.dataset.cell).text;
    const told = [pairs.length ? `对上 ${pairs.length} 格，改了 ${changed} 格。` : "没有一格对得上行名、列名，什么也没有填。"];
    if (unknown.length || doubts.length) told.push(`${named([...doubts, ...unknown])}。`);
    this.entry.changed();
    this.say(told.join(""));
    return true;
  }

  /** What the draft says of itself; isKept: whether the browser took it. */
  kept(isKept) {
    const [hours, minutes] = [new Date().getHours(), new Date().getMinutes()].map((part) => String(part).padStart(2, "0"));
    find("kept").textContent = isKept
      ? `草稿只存在本机浏览器，${hours}:${minutes}`
      : "浏览器不肯存草稿（满了，或者禁止），请常按“存为文件”";
    find("clear").hidden = !isKept;
  }

  clear() {
    if (!confirm("清除这份草稿？填的内容都会没有，不能恢复。")) return;
    const { entry } = this;
    entry.drafts.clear(entry.key);
    entry.opened.close();
    entry.empty();
    entry.key = UNCHOSEN;
    find("kept").textContent = "草稿已清除";
    find("clear").hidden = true;
    entry.choose();
  }

  save() {
    const name = this.entry.key.replace(/\//g, "-");
    download(`年报草稿-${name}.json`, written(this.entry.content), "application/json");
    this.say("草稿已存为文件，用“打开文件”接着填。");
  }

  /** A draft, or the file of a report; anything else is said and changes nothing. */
  async open(file) {
    find("file").value = "";
    if (!file || !this.mayReplace()) return;
    try {
      const text = await file.text();
      if (/^\ufeff?---\r?\n/.test(text)) this.openReport(file.name, text.replace(/^\ufeff/, ""));
      else this.openDraft(opened(text));
      this.entry.changed();
    } catch (error) {
      this.say(error instanceof UnfitError || error.message ? error.message : "文件没有打开。");
    }
  }

  openDraft(content) {
    const { entry } = this;
    if (content.key !== UNCHOSEN && content.key !== entry.key) {
      const [region, agency, year] = content.key.split("/");
      throw new UnfitError(`这是 ${region}/${agency} ${year} 年的草稿。请先选这个机关和年度，再打开。`);
    }
    entry.restore(content);
    this.say("草稿已打开。");
  }

  openReport(name, text) {
    const { chosen } = this.entry.choice;
    if (!chosen) throw new UnfitError("请先选机关和年度，再打开报告文件。");
    const [year] = /[0-9]{4}/.exec(name) || [];
    if (year && Number(year) !== chosen.year) throw new UnfitError(`文件名是 ${year}，选的是 ${chosen.year} 年，没有打开。`);
    this.entry.opened.open(text);
    this.say(`已打开 ${name}。`);
  }

  /** Whether what was typed may go for what is opened. */
  mayReplace() {
    return this.entry.isEmpty || confirm("现在填的会换成要打开的内容，继续？");
  }

  async correct() {
    if (!this.mayReplace()) return;
    try {
      await this.entry.opened.ofArchive();
      this.say("已打开这份报告，直接改要更正的格。");
      find("correct").hidden = true;
    } catch (error) {
      this.say(error.message);
    }
    this.entry.changed();
  }

  /** What was typed before something else was chosen can come along: the year may have been the wrong one. */
  offer(left, isOffered) {
    this.left = isOffered && left.content ? left : null;
    find("move").hidden = !this.left;
    if (!this.left) return;
    const [, agency, year] = this.left.key.split("/");
    find("move").textContent = `把刚才填的（${agency} ${year} 年）移过来`;
  }

  move() {
    const { entry, left } = this;
    const { editions } = entry;
    entry.restore({ ...left.content, opened: "", previous: entry.sheet.previous, editions });
    entry.drafts.clear(left.key);
    const { chosen } = entry.choice;
    if (chosen) entry.words.propose(chosen.name, chosen.year);
    this.offer(left, false);
    entry.changed();
    this.say("已移过来。请核对年度、标题和公布日期。");
  }
}

function named(sentences) {
  const listed = sentences.slice(0, NAMED).join("；");
  return sentences.length > NAMED ? `${listed}；另有 ${sentences.length - NAMED} 处` : listed;
}
