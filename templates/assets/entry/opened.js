/** A report that was there before and goes on here: from a file, or from the archive, where it is corrected. */
import { read, write } from "./canonical.js";
import { formOf } from "./forms.js";
import { typedOf, wordsOf } from "./report.js";

const WITHDRAWN = "这份报告已经撤回，不在这里改。";
const ELSEWHERE = "在这里不能照原样还原。请从代码仓库取这个文件，用“打开文件”来改；或者写信说明要改哪里。";

export class Opened {
  /** @param {import("./entry.js").Entry} entry */
  constructor(entry) {
    this.entry = entry;
    this.close();
  }

  close() {
    /** The file as it was; empty where none was opened. */
    this.text = "";
    /** @type {?import("./canonical.js").Report} */
    this.base = null;
    this.isLocked = false;
  }

  /** What a draft says that is corrected. */
  reopen(text) {
    this.close();
    if (!text) return;
    this.base = read(text, this.entry.told); // a draft whose report cannot be read is none
    this.text = text;
    this.isLocked = !wordsOf(this.base.form, this.base.body);
  }

  /** Puts all that a report's file states in the place of what was typed. Throws an Error with a sentence. */
  open(text) {
    const report = read(text, this.entry.told);
    if (report.withdrawn) throw new Error(WITHDRAWN);
    if (!report.form.tables.length) throw new Error("这份报告没有统一的表式，不在这里改。");
    const words = wordsOf(report.form, report.body);
    this.entry.restore({
      editions: report.form.editions,
      typed: Object.fromEntries(typedOf(report.figures)),
      reasons: report.acknowledged,
      previous: this.entry.sheet.previous,
      opened: text,
      title: report.title,
      published: report.published || "",
      url: report.source.url || "",
      words: words || {},
    });
  }

  /** The report whose changes are corrections; null where there was none that anybody could read. */
  get corrected() {
    return this.isHeld ? this.base : null;
  }

  /** Whether the archive has a report of that body and year, of which changes are corrections. */
  get isHeld() {
    const { chosen } = this.entry.choice;
    return Boolean(chosen && chosen.held.includes(chosen.year));
  }

  /** The file of the report that the archive has, made of its document; nothing is opened that is not that very file. */
  async ofArchive() {
    const { region, agency, year } = this.entry.choice.chosen;
    const document = await this.entry.archive.report(region, agency, year);
    if (document.withdrawn) throw new Error(WITHDRAWN);
    const text = fileOf(document, this.entry.told);
    if ((await fingerprint(text)) !== document.fingerprint) throw new Error(`${year}.md ${ELSEWHERE}`);
    this.open(text);
  }
}

/** What git calls a file by; empty where a browser does not work it out, as without https. */
async function fingerprint(text) {
  const content = new TextEncoder().encode(text);
  const head = new TextEncoder().encode(`blob ${content.length}\0`);
  if (!globalThis.crypto || !crypto.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-1", await new Blob([head, content]).arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The report of a document of api/v1 as its file has it, where nothing is hidden of it. */
export function fileOf(document, told) {
  const figures = {};
  for (const [cell, { value, status }] of Object.entries(document.cells)) {
    if (status === "known") figures[cell] = value;
    else figures[cell] = status === "blank" ? "blank" : "lost";
  }
  const noted = document.findings.filter(({ reason }) => reason).map(({ identity, reason }) => [identity, reason]);
  const parts = document.narrative.map(({ heading, text }) => [heading && `## ${heading}`, text].filter(Boolean).join("\n\n"));
  return write({
    ...document,
    form: formOf(told, document.editions),
    figures,
    source: document.source || {},
    joint: document.joint_with.map(({ id }) => id),
    acknowledged: Object.fromEntries(noted),
    body: `\n${parts.join("\n\n")}\n`,
  });
}
