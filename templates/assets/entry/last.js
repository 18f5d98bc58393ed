/** The report on the year before, of which some figures are handed over, and to which others are to join. */
import { figuresIn } from "./report.js";

const find = (id) => document.getElementById(id);

export class Last {
  /** @param {import("./entry.js").Entry} entry */
  constructor(entry) {
    this.entry = entry;
  }

  /** @param {import("./choice.js").Chosen} chosen */
  async ask(chosen) {
    const { entry } = this;
    const { key } = entry;
    const { year, held } = chosen;
    const [words, previous] = held.includes(year - 1) ? await this.figures(chosen) : [missing(`本档案没有 ${year - 1} 年的报告`), null];
    if (key !== entry.key) return; // another was chosen meanwhile
    entry.sheet.previous = previous;
    entry.sheet.workOut();
    const here = held.includes(year) ? `本档案已有 ${year} 年的报告，要改请按“更正这一份”。` : "";
    find("body-said").textContent = here + words;
    find("correct").hidden = !here || Boolean(entry.opened.base);
    entry.changed();
  }

  /** What is said of it, and its figures; what a draft has of them where it cannot be asked. */
  async figures({ region, agency, year }) {
    const last = year - 1;
    try {
      const figures = figuresIn(await this.entry.archive.report(region, agency, last));
      if (!figures) return [missing(`${last} 年的报告已撤回`), null];
      return [`${last} 年的报告在本档案，结转数已按它填入，请与原件核对。`, figures];
    } catch {
      return [missing(`没有连上，取不到 ${last} 年的报告`), this.entry.sheet.previous];
    }
  }
}

const missing = (why) => `${why}，上年结转请照原件填。`;
