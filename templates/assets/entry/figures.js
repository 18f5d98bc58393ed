/** What is typed into a cell, and what it says: a figure, 原件留空, 副本缺失, or nothing yet. */

/** What is typed where the original has nothing, in half-width. */
const BLANK = ["/", "-", "—", "——", "–", "~"];
const LOST = ["lost", "?", "缺失", "副本缺失"];
const SEPARATED = /^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?[^0-9]*$/;
const LEADING_ZEROS = /^([+-]?)0+(?=[0-9])/;

/**
 * @typedef {number | string} Value a count; the text of an amount; "blank", "lost" or "unfilled"
 * @typedef {{value: Value, shown: string, problem: string}} Read
 *   shown: as it is written in the cell once it is left; problem: why it is no figure, else empty
 */

/** Figures of each kind of column, as the form's own module has them. */
export class Figures {
  /** @param {Record<string, {pattern: string, expected: string}>} kinds */
  constructor(kinds) {
    this.kinds = {};
    for (const [kind, { pattern, expected }] of Object.entries(kinds)) {
      this.kinds[kind] = { pattern: new RegExp(`^(?:${pattern})$`), expected };
    }
  }

  /** @returns {Read} */
  read(text, kind) {
    const meant = text.normalize("NFKC").replace(/\s/g, "");
    if (!meant) return { value: "unfilled", shown: "", problem: "" };
    if (BLANK.includes(meant)) return { value: "blank", shown: "/", problem: "" };
    if (LOST.includes(meant.toLowerCase())) return { value: "lost", shown: "lost", problem: "" };
    const { pattern, expected } = this.kinds[kind];
    const plain = this.plain(meant);
    if (!pattern.test(plain)) return { value: "unfilled", shown: text, problem: expected };
    const isWhole = kind === "count" || kind === "signed";
    return { value: isWhole ? Number(plain) : plain, shown: isWhole ? String(Number(plain)) : plain, problem: "" };
  }

  /** 1,234 is 1234 and 007 is 7; 1,23 stays what it is, and is no figure. */
  plain(meant) {
    const whole = SEPARATED.test(meant) ? meant.replace(/,/g, "") : meant;
    return whole.replace(LEADING_ZEROS, "$1");
  }
}

/** Whether a cell holds a number that can be added up. */
export const isNumber = (value) => typeof value === "number";

/** Whether what a cell says is 0, in whatever unit. */
export const isZero = (value) => value === 0 || /^0(\.0+)?\D*$/.test(String(value));
