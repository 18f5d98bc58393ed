/**
 * Whether a cell of a table shows what its text says. Only looks that are known to change nothing
 * are let through: a figure that is struck out, hidden, raised or moved is not what it seems.
 */
import { CONCEALED, INHERITED, STRUCK, doubtOfStyle } from "./styles.js";

/** Looks after which a label names nothing. */
export const isGone = ({ doubt }) => doubt === STRUCK || doubt === CONCEALED;

const PLAIN_TAGS = new Set(
  "P DIV SPAN FONT B STRONG I EM U BR CENTER O:P BIG TT NOBR WBR".split(" "),
);
const TAGS = new Map([
  ...["S", "STRIKE", "DEL"].map((tag) => [tag, STRUCK]),
  ...["SUP", "SUB", "SMALL", "RUBY"].map((tag) => [tag, "有上标、下标或注音"]),
  ...["INPUT", "SELECT", "TEXTAREA", "BUTTON"].map((tag) => [tag, "是填写框"]),
  ["A", "有链接"],
]);
const RULE = /([^{}]+)\{([^{}]*)\}/gu;
const TAIL = /^([a-z][\w-]*|\*)?((?:\.[\w-]+)*)(#[\w-]+)?(.*)$/iu;

/**
 * HTML without what a page's policy would have a browser complain of, and its style sheets.
 * What an element is to look like stands in LOOK then: nothing of it is shown.
 */
export function withoutLooks(html) {
  const sheets = [];
  const take = (_, sheet) => {
    sheets.push(sheet);
    return "";
  };
  const bare = html.replace(/<style\b[^>]*>([^]*?)<\/style\s*>/giu, take);
  if (/<style\b/iu.test(bare)) throw new Error("复制的内容不完整，请重新复制整张表");
  const plain = bare
    .replace(/<(?=(?:base|meta)\b)/giu, "<pasted-")
    .replace(/<[^>]*>/gu, (tag) =>
      tag
        .replace(/([\s"'/])style(?=\s*=)/giu, `$1${LOOK}`)
        .replace(/([\s"'/])(?=on\w+\s*=)/giu, "$1data-"),
    );
  return { plain, rules: rulesOf(sheets.join("\n")) };
}

const LOOK = "data-pasted-look";

/**
 * The rules of style sheets.
 * @typedef {{tag: string, classes: string[], id: string, isBeside: boolean, look: string}} Rule
 * @returns {Rule[]}
 */
function rulesOf(sheet) {
  const rules = [];
  for (const [, selectors, look] of sheet.replace(/<!--|-->|\/\*[^]*?\*\//gu, "").matchAll(RULE))
    for (const selector of selectors.split(",")) {
      const [last] = selector
        .trim()
        .split(/[\s>+~]+/u)
        .slice(-1);
      const [, tag = "*", classes, id = "", rest] = last.match(TAIL);
      if (last.startsWith("@")) continue;
      const isBeside = /:(?:before|after)/u.test(rest);
      rules.push({
        tag: tag.toUpperCase(),
        classes: classes.split(".").slice(1),
        id: id.slice(1),
        isBeside,
        look,
      });
    }
  return rules;
}

const applies = ({ tag, classes, id }, element) =>
  (tag === "*" || tag === element.tagName) &&
  classes.every((name) => element.classList.contains(name)) &&
  (!id || element.id === id);

/** Why what a cell shows is not certain, as a clause: 有删除线; empty as a rule. */
export function doubtOf(td, rules) {
  const inside = [...td.querySelectorAll("*")];
  for (const { tagName, href } of inside) {
    // Where a link leads nowhere it is a bookmark of a word processor.
    if (TAGS.has(tagName) && (tagName !== "A" || href)) return TAGS.get(tagName);
    if (tagName !== "A" && !PLAIN_TAGS.has(tagName)) return "有文字以外的内容";
  }
  const table = td.closest("table");
  for (let each = td; each && each.tagName !== "BODY"; each = each.parentElement) {
    const why = lookOf(each, rules, !table.contains(each));
    if (why) return why;
  }
  return inside.map((each) => lookOf(each, rules)).find(Boolean) || "";
}

/**
 * Why its own look, not that of what it stands in, leaves doubt.
 * isOutside: of the table; then its own place does not matter.
 */
export function lookOf(element, rules, isOutside = false) {
  if (element.hidden) return CONCEALED;
  if (element.getAttribute("dir") === "rtl") return "的方向被改动";
  const color = element.getAttribute("color");
  const own = rules.filter((rule) => applies(rule, element));
  if (own.some(({ isBeside, look }) => isBeside && /content/u.test(look))) return CONCEALED;
  const looks = own.filter(({ isBeside }) => !isBeside).map(({ look }) => look);
  looks.push(styleOf(element), color ? `color:${color}` : "");
  for (const declaration of looks.join(";").split(";")) {
    const [written, ...rest] = declaration.split(":");
    const name = written.trim().toLowerCase();
    if (isOutside && !INHERITED.test(name)) continue;
    const value = rest
      .join(":")
      .replace(/!important/u, "")
      .trim()
      .toLowerCase();
    const why = value ? doubtOfStyle(name, value, element.tagName) : "";
    if (why) return why;
  }
  return "";
}

/** What is written on the element itself. */
export const styleOf = (element) =>
  `${element.getAttribute(LOOK) || ""};${element.getAttribute("style") || ""}`;
