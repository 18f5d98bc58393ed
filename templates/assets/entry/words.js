/** What a report has besides its tables: its title, its day, where the original is, and its words. */

/** 2024-02-05, 2024年2月5日, 2024/2/5, 20240205. */
const DAY = /^([0-9]{4})(?:[-./年]?([0-9]{2})[-./月]?([0-9]{2})|[-./年]([0-9]{1,2})[-./月]([0-9]{1,2}))日?$/;
const WEB = /^https?:\/\/[^\s<>"'\\^`{|}@]+$/;
const YEAR = /(?:19|20)[0-9]{2}/g;
const find = (id) => document.getElementById(id);

export class Words {
  /** @param {() => void} changed */
  constructor(changed) {
    this.lines = [find("title"), find("published"), find("url")];
    this.boxes = [...document.querySelectorAll("[data-section]")];
    for (const field of [...this.lines, ...this.boxes]) field.addEventListener("input", changed);
    find("published").addEventListener("change", () => (find("published").value = dayOf(find("published").value)));
    /** The title that nobody typed. */
    this.proposed = "";
  }

  /** The official title, until another is typed. */
  propose(name, year) {
    const { value } = find("title");
    if (value && value !== this.proposed) return;
    this.proposed = name ? `${name}${year}年政府信息公开工作年度报告` : "";
    find("title").value = this.proposed;
  }

  /** @returns {{title: string, published: string, url: string, words: Record<string, string>}} */
  get stated() {
    const [title, written, url] = this.lines.map(({ value }) => value.trim().replace(/\s+/g, " "));
    const published = dayOf(written);
    const words = this.boxes.filter(({ value }) => value.trim()).map((box) => [box.dataset.section, box.value]);
    return { title, published, url, words: Object.fromEntries(words) };
  }

  set stated({ title, published, url, words }) {
    [title, published, url].forEach((value, index) => (this.lines[index].value = value || ""));
    for (const box of this.boxes) box.value = words[box.dataset.section] || "";
  }

  /** Whether any word was typed. */
  get isEmpty() {
    const { title, published, url, words } = this.stated;
    return (!title || title === this.proposed) && !published && !url && !Object.keys(words).length;
  }

  /** The words of a report that is corrected stay as its file has them. */
  lock(isLocked) {
    for (const box of this.boxes) box.parentElement.hidden = isLocked;
    find("words-said").textContent = isLocked
      ? "正文照这份报告的文件，不在这里改。"
      : "照原文填写或粘贴，段与段之间换行。";
  }

  /**
   * What is wrong with the lines.
   * @param {?import("./choice.js").Chosen} chosen
   * @param {Record<string, string>} noted what the report says that its original has like this: title, published
   * @param {string} today
   */
  *lacking(chosen, noted, today) {
    const { title, published, url } = this.stated;
    const year = chosen ? chosen.year : 0;
    const years = (title.match(YEAR) || []).map(Number);
    if (!title) yield "标题没有填";
    else if (year && years.length && !years.includes(year) && !noted.title) yield `标题写的是 ${years[0]} 年，不是 ${year} 年`;
    if (published && !isDay(published)) {
      yield "公布日期要写成 2024-02-05 的样子；原件没有写明就空着";
    } else if (published && published < `${year}-12-31` && !noted.published) {
      yield `公布日期为 ${published}，${year} 年还没有结束`;
    } else if (published > today) {
      yield `公布日期为 ${published}，还没有到`;
    }
    if (url && !isAddress(url)) yield "原件网址要以 http:// 或 https:// 开头；没有就空着";
  }

  /** Each text that was typed, with what it is called. */
  *texts() {
    for (const field of [...this.lines, ...this.boxes]) yield [field.labels[0].textContent, field.value];
  }
}

/** A day as a report file has it; anything else as it was written. */
function dayOf(written) {
  const [, year, ...rest] = DAY.exec(written.normalize("NFKC").replace(/\s/g, "")) || [];
  const [month, day] = rest.filter(Boolean);
  return year ? [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-") : written;
}

/** Whether there is such a day: no 30 February. */
function isDay(written) {
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}

function isAddress(url) {
  try {
    return WEB.test(url) && Boolean(new URL(url).hostname);
  } catch {
    return false;
  }
}
