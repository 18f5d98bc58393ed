/** A cell of a table that is pasted → a value of the form, or none and why. */
import { squeezed } from "./labels.js";

/** How tables leave a cell blank, and how ours mark one that is lost. */
const BLANK = ["", "/", "\\", "-", "--", "—", "——", "－", "―", "–", "~", "无", "空"];
const LOST = ["lost", "?"];
const UNFILLED = "待填";
const PATTERNS = {
  count: /^(?:0|[1-9][0-9]{0,8})$/u,
  signed: /^(?:0|[+-]?[1-9][0-9]{0,8})$/u,
  decimal: /^(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?$/u,
  amount: /^(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,9})?(?:元|万元|亿元)?$/u,
};
const SEPARATED = /^([+-]?[0-9]{1,3}(?:,[0-9]{3})+)(?=[^0-9]*$|\.)/u;
const NUMBER = /^([+-]?[0-9]+(?:\.[0-9]+)?)(.*)$/u;
/** White space but for that between two digits. */
const OUTER_SPACE = /(?<![0-9\s])\s+|\s+(?![0-9\s])/gu;
const OTHER_DIGIT = /(?![0-9])\p{N}/u;

const COUNT = "件次|件|条|个|项|份|宗|次|起|批";
const MULTIPLE = "[十百千万亿]{0,2}(?:人民币)?";
const COUNTED = new RegExp(`^(?:${COUNT})$`, "u");
const TEN_THOUSANDS = /^万(?:人民币)?元$/u;
const UNIT = new RegExp(`^${MULTIPLE}(?:元|${COUNT})`, "u");
const MONEY = /元|币|%|‰|^[十百千万]?[角分]$/u;
const FIGURE = new RegExp(`^[+-]?[0-9][0-9,.]*(?:${MULTIPLE}(?:元|${COUNT})|%)?$`, "u");
const LABELLED = /(?:计量)?单位[:：]?([^()]{1,12})/u;
const BRACKETED = new RegExp(
  `\\((${MULTIPLE}(?:元|${COUNT})(?:[/每][^()]{1,6})?|[^()]{0,4}元|[十百千万]?[角分]|%|‰)\\)$`,
  "u",
);
/** An amount keeps its unit. */
const KEPT = /^(?:元|万元|亿元)$/u;

/** Half-width, without white space but between digits; null where a digit is no plain one. */
function written(text) {
  const plain = text
    .replace(/[\uff01-\uff5e]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\xa0]/gu, " ");
  return OTHER_DIGIT.test(plain) ? null : plain.trim().replace(OUTER_SPACE, "");
}

const isBlank = (text) => BLANK.includes(text);

/** Whether a cell holds a number of any kind, as opposed to a label or nothing. */
export function isFigure(text) {
  const plain = written(text);
  return plain !== null && FIGURE.test(plain);
}

/** Whether a cell may be a value: a number, blank, or marked as lost. */
export function isValue(text) {
  const plain = written(text);
  return isFigure(text) || isBlank(plain) || LOST.includes(plain) || plain === UNFILLED;
}

/** A number, in whatever signs, and what may stand behind it. */
const NUMERAL = /^(?:[0-9]+(?![0-9.、)])|[〇零一二三四五六七八九十百千万亿两]+$)/u;

/** Whether a text can name a row or a column; 15①, 三 and 22（其中修订16件） cannot. */
export const isLabel = (text) =>
  /\p{Script=Han}/u.test(text) && !isValue(text) && !NUMERAL.test(squeezed(text));

/**
 * The units that a label, or a line above a table, states: 收费金额（元） → 元.
 * An organisation behind 单位 is none: 单位：湛河区工信局.
 */
export function unitsIn(text) {
  const plain = squeezed(text);
  const labelled = plain.match(LABELLED);
  if (labelled) {
    const words = labelled[1].split(/[、,和及]/u);
    return words.some((word) => UNIT.test(word) || MONEY.test(word)) ? words : [];
  }
  const bracketed = plain.match(BRACKETED);
  return bracketed ? [bracketed[1]] : [];
}

/** Whether a line states units and, but for labels of the form, nothing else. */
export const statesUnits = (text) => text.length < 200 && unitsIn(text).length > 0;

const FITTING = { count: COUNTED, signed: COUNTED, decimal: TEN_THOUSANDS, amount: KEPT };

/**
 * The unit of a column of that kind; "" for the form's own, null where another is stated.
 * @param {string[][]} own what the labels of the column and of the row state, each
 * @param {string[][]} above what lines above the table state; not all of it is this column's
 */
export function unitOf(kind, own, above) {
  const fits = (unit) => FITTING[kind].test(unit);
  const isOthers = (unit) => FITTING.count.test(unit) || FITTING.decimal.test(unit);
  const stated = own.filter((units) => units.length).map((units) => units.find(fits));
  const lines = above.map((units) => units.find(fits) || (units.every(isOthers) ? "" : undefined));
  const all = new Set([...stated, ...lines.filter((unit) => unit !== "")]);
  if (all.has(undefined)) return null;
  if (kind !== "amount") return "";
  return all.size > 1 ? null : [...all][0] || "";
}

/**
 * The value as the cell says it: a number, "blank", "lost", "unfilled", or undefined for what is no
 * value of that kind.
 */
export function valueOf(text, kind, unit = "") {
  const plain = written(text);
  if (plain === null) return undefined;
  if (isBlank(plain)) return "blank";
  if (LOST.includes(plain)) return "lost";
  if (plain === UNFILLED) return "unfilled";
  const digits = plain.replace(SEPARATED, (number) => number.replace(/,/gu, ""));
  const [, number, own] = digits.match(NUMBER) || [];
  if (number === undefined || (own && unit && own !== unit)) return undefined;
  if (own && !FITTING[kind].test(own)) return undefined;
  const figure = kind === "amount" ? number + (own || unit) : number;
  if (!PATTERNS[kind].test(figure)) return undefined;
  return kind === "count" || kind === "signed" ? Number(figure) : figure;
}
