/** Checking it as a whole, and the ways in which the file leaves the page: by hand, by the host of the code, by mail. */
import { download } from "./draft.js";
import { correctionsOf, problemsOf, today } from "./report.js";
import { scalar } from "./scalars.js";

const GITHUB = /^https:\/\/github\.com\/[^/]+\/[^/]+\/?$/;
const find = (id) => document.getElementById(id);

export class Take {
  /** @param {import("./entry.js").Entry} entry */
  constructor(entry) {
    this.entry = entry;
    find("check").addEventListener("click", () => this.check());
    find("open-faults").addEventListener("click", () => this.check());
    find("download").addEventListener("click", () => this.download());
    find("download-body").addEventListener("click", () => this.downloadBody());
    find("copy").addEventListener("click", () => this.copy());
    find("host").addEventListener("click", () => this.copy()); // it opens beside this page
    find("why").addEventListener("input", () => this.stale());
  }

  /** What was checked is no longer what there is. */
  stale() {
    this.drawCorrections();
    if (find("ways-out").hidden) return;
    find("ways-out").hidden = true;
    find("take-said").textContent = "改过了，请再检查一次。";
  }

  check() {
    this.entry.changed();
    const problems = [...this.problems()].sort((one, other) => one.isMinor - other.isMinor);
    const open = problems.filter(({ isMinor }) => !isMinor);
    this.list("take-list", problems.map((problem) => this.item(problem)));
    find("take-said").textContent = open.length
      ? `还有 ${open.length} 处要处理，处理完才能取走。没填完可以先“存为文件”。`
      : "检查完了，可以取走。";
    find("ways-out").hidden = Boolean(open.length);
    if (!open.length) this.offer();
    find("take").focus({ preventScroll: true });
    find("take").scrollIntoView();
  }

  *problems() {
    const { entry } = this;
    const noted = entry.opened.base ? entry.opened.base.acknowledged : {};
    const { chosen } = entry.choice;
    const lacking = [...entry.choice.lacking(), ...entry.words.lacking(chosen, noted, today()), ...this.hidden()];
    for (const words of lacking) yield { words, cell: "", isMinor: false };
    if (chosen && !entry.words.stated.title.includes(chosen.name)) {
      yield { words: `标题中没有“${chosen.name}”，请与原件核对`, cell: "", isMinor: true };
    }
    yield* problemsOf(entry.sheet, entry.said.assessments);
    const { words } = entry.words.stated;
    const silent = entry.sheet.form.sections.filter(({ id, table }) => !table && !words[id]);
    if (!entry.opened.isLocked) {
      for (const { heading } of silent) yield { words: `“${heading}”没有文字；原件有的请补上`, cell: "", isMinor: true };
    }
    const { isHeld, base } = entry.opened;
    if (isHeld && !base) yield { words: "本档案已有这一年的报告，请先用“更正这一份”或“打开文件”打开它，再改", cell: "", isMinor: false };
    if (!entry.opened.corrected) return;
    const changed = this.corrections().length;
    if (changed && !find("why").value.trim()) yield { words: `改了 ${changed} 格，没有写为什么改`, cell: "", isMinor: false };
    if (entry.file === entry.opened.text) yield { words: "与原来的报告一样，没有改动", cell: "", isMinor: false };
  }

  /** Texts with characters that nobody sees: a file with these is refused. */
  *hidden() {
    const { entry } = this;
    const reasons = Object.values(entry.said.reasons).map((reason) => ["原因", reason]);
    const own = ["why", "new-name", "new-sector"].map((id) => [find(id).labels[0].textContent, find(id).value]);
    for (const [name, text] of [...entry.words.texts(), ...own, ...reasons]) {
      const found = entry.hidden.in(text);
      if (found) yield `“${name}”里有${found}，请删去或重新输入`;
    }
  }

  item({ words, cell, isMinor }) {
    const item = document.createElement("li");
    item.textContent = words;
    if (isMinor) item.className = "minor";
    if (!cell) return item;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "去看";
    button.addEventListener("click", () => this.entry.grid.reach(cell));
    item.append(button);
    return item;
  }

  list(id, items) {
    find(id).replaceChildren(...items);
  }

  corrections() {
    const { opened, sheet } = this.entry;
    return correctionsOf(opened.corrected, sheet.form, sheet.values(), find("why").value);
  }

  drawCorrections() {
    const changed = this.corrections();
    find("corrections").hidden = !changed.length;
    this.list("corrections-list", changed.map(({ cell, before, after }) => {
      const { name } = this.entry.sheet.form.index.get(cell);
      return this.item({ words: `${name}：${before} → ${after}`, cell, isMinor: true });
    }));
  }

  offer() {
    const { chosen } = this.entry.choice;
    const { repository, mailbox } = this.entry.place.dataset;
    const path = `content/reports/${chosen.region}/${chosen.agency}/${chosen.year}.md`;
    find("download-body").hidden = !chosen.isNew;
    find("done").textContent = `文件在本档案里的位置：${path}`;
    find("host").hidden = !GITHUB.test(repository);
    if (GITHUB.test(repository)) {
      const host = repository.replace(/\/$/, "");
      const isHeld = this.entry.opened.corrected;
      find("host").href = isHeld ? `${host}/edit/main/${path}` : `${host}/new/main?filename=${encodeURIComponent(path)}`;
      find("host").textContent = isHeld ? "复制全文，打开代码仓库里的这个文件" : "复制全文，到代码仓库新建这个文件";
    }
    find("mail").hidden = !mailbox;
    if (mailbox) find("mail").href = this.letter(mailbox, chosen);
  }

  /** The text of the file is too long for the address of a mail: it is attached. */
  letter(mailbox, { region, agency, year, name, isNew }) {
    const subject = `${this.entry.opened.corrected ? "更正年报" : "送来年报"}：${name} ${year} 年`;
    const files = isNew ? `${year}.md 和 agency.yaml` : `${year}.md`;
    const lines = [`附上${name} ${year} 年的报告文件（${region}/${agency}/${year}）。`, `请把下载的 ${files} 附在这封邮件里。`, "", "填写人：", "联系方式："];
    return `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join("\r\n"))}`;
  }

  download() {
    const { year } = this.entry.choice.chosen;
    download(`${year}.md`, this.entry.file, "text/markdown");
    find("done").textContent = `已下载 ${year}.md。`;
  }

  downloadBody() {
    download("agency.yaml", agencyFile(this.entry.choice.chosen), "application/yaml");
    find("done").textContent = "已下载 agency.yaml，与报告文件放在同一个文件夹。";
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.entry.file);
      find("done").textContent = "全文已复制，粘贴到新建文件的页面里。";
    } catch {
      find("done").textContent = "浏览器不让复制，请下载文件，再打开复制。";
    }
  }
}

/** agency.yaml of a body that the archive has not, as the scaffold writes it. */
export function agencyFile({ name, sector, kind }) {
  const lines = [
    `name: ${scalar(name)}`,
    "formal_name: null",
    "aliases: []",
    `sector: ${scalar(sector)}`,
    `kind: ${kind}`,
    "website: null",
    "credit_code: null",
    "former_names: []",
    "succeeds: []",
    "succeeded_by: []",
  ];
  return `${lines.join("\n")}\n`;
}
