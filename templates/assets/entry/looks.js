/**
 * Whether a cell of a table shows what its text says. Only looks that are known to change nothing
 * are let through: a figure that is struck out, hidden, raised or moved is not what it seems.
 */

const STRUCK = "有删除线";
export const CONCEALED = "有隐藏的内容";
/** Looks after which a label names nothing. */
export const isGone = ({ doubt }) => doubt === STRUCK || doubt === CONCEALED;

const PLAIN_TAGS = new Set(
  "P DIV SPAN FONT B STRONG I EM U BR CENTER O:P BIG TT NOBR WBR LABEL ST1:CHSDATE V:SHAPE".split(" "),
);
const TAGS = new Map([
  ...["S", "STRIKE", "DEL"].map((tag) => [tag, STRUCK]),
  ...["SUP", "SUB", "SMALL", "RUBY"].map((tag) => [tag, "有上标、下标或注音"]),
  ...["INPUT", "SELECT", "TEXTAREA", "BUTTON"].map((tag) => [tag, "是填写框"]),
  ["A", "有链接"],
]);
/** Properties that change neither which signs are seen nor where they stand. */
const PLAIN_PROPERTY =
  /^(?:background|border|font(?!-size)|mso-(?!hide|text-raise|effects)|text-(?:align|justify|autospace|rendering|size-adjust|underline|decoration-(?:style|color|thickness)|transform|wrap|emphasis)|line-height|line-break|word-|white-space|letter-spacing|layout-grid|layout-flow|tab-(?:stops|size)|orphans|widows|page-break|break-|punctuation|height|min-height|max-height|box-sizing|-webkit-(?!text-(?:security|fill))|caret-color|color-scheme|cursor|unicode-range|padding|margin|quotes|hyphens|overflow-wrap|ruby-align|tab-interval|page|size|outline|list-style|table-layout|empty-cells|box-shadow|transition|user-select|--)/u;
/** The same of those that some values change. */
const VALUES = [
  [/^display$/u, /^(?:block|inline|table(?:-cell|-row|-row-group|-header-group)?|initial|inherit)$/u, CONCEALED],
  [/^visibility$/u, /^visible$/u, CONCEALED],
  [/^text-decoration(?:-line)?$/u, /^(?:none|underline|initial|inherit|underline solid)$/u, STRUCK],
  [/^vertical-align$/u, /^(?:baseline|top|middle|bottom|center|inherit|initial|0|auto)$/u, "有上标或下标"],
  [/^font-size$/u, { test: isLegible }, CONCEALED],
  [/^color$/u, { test: isDark }, "是浅色的字"],
  [/^(?:float|position|transform|clip|clip-path|filter|text-shadow|content|mso-effects|mso-text-raise)$/u, /^(?:none|static|auto|normal|initial|0(?:pt|px)?)$/u, "的位置被改动"],
  [/^(?:opacity)$/u, /^1$/u, CONCEALED],
  [/^mso-hide$/u, /^(?:none|screen)$/u, CONCEALED],
  [/^(?:direction)$/u, /^ltr$/u, "的方向被改动"],
  [/^(?:writing-mode)$/u, /^(?:horizontal-tb|lr-tb)$/u, "的方向被改动"],
  [/^text-indent$/u, /^-?[0-9]{1,3}(?:\.[0-9]+)?(?:px|pt|em|cm|ch|%)?$/u, CONCEALED],
  [/^overflow$/u, /./u, ""],
  [/^(?:width|min-width|max-width)$/u, /./u, ""],
];
/** What sets two figures apart, or takes away their room, inside a line. */
const OF_BLOCKS = /^(?:overflow|padding|margin|width|min-width|max-width|height|max-height|text-indent)/u;
const BLOCKS = /^(?:TD|TH|TR|P|DIV|CENTER|TABLE|COL)$/u;
/** What holds for all that stands in an element. */
const INHERITED = /^(?:display|visibility|opacity|color|font-size|text-decoration|mso-hide|direction|writing-mode)/u;
const ALONE = /^0(?:px|pt|cm|em)?(?:\s+0(?:px|pt|cm|em)?)*$/u;

/** Signs of less than five points or six pixels are not read. */
const SIZE = /^([0-9]+(?:\.[0-9]+)?)(px|pt|r?em|%)$/u;
const LEAST = { px: 6, pt: 5, em: 0.6, rem: 0.5, "%": 60 };
const NAMED_SIZE = /^(?:medium|(?:x{1,2}-)?(?:small|large)|smaller|larger|inherit|initial)$/u;
const COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$|^rgba?\(([0-9]+)[ ,]+([0-9]+)[ ,]+([0-9]+)(?:[ ,/]+1)?\)$/u;
const NAMED_COLOR =
  /^(?:black|windowtext|auto|red|blue|green|navy|maroon|gr[ae]y|purple|teal|olive|brown|inherit|initial)$/u;
/** Of the darkest of red, green and blue; from here on a sign is all but white. */
const PALE = 176;

function isLegible(value) {
  const [, number, unit] = value.match(SIZE) || [];
  return number === undefined ? NAMED_SIZE.test(value) : Number(number) >= LEAST[unit];
}

function isDark(value) {
  const found = value.match(COLOR);
  if (!found) return NAMED_COLOR.test(value);
  const size = value.length === 4 ? 1 : 2;
  const hex = value.slice(1).match(new RegExp(`.{${size}}`, "gu"));
  const lights = found[1] ? found.slice(1, 4).map(Number) : hex.map((each) => parseInt(each.repeat(3 - size), 16));
  return Math.min(...lights) < PALE;
}

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
      tag.replace(/([\s"'/])style(?=\s*=)/giu, `$1${LOOK}`).replace(/([\s"'/])(?=on\w+\s*=)/giu, "$1data-"),
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
      const [last] = selector.trim().split(/[\s>+~]+/u).slice(-1);
      const [, tag = "*", classes, id = "", rest] = last.match(TAIL);
      if (last.startsWith("@")) continue;
      const isBeside = /:(?:before|after)/u.test(rest);
      rules.push({ tag: tag.toUpperCase(), classes: classes.split(".").slice(1), id: id.slice(1), isBeside, look });
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
    const value = rest.join(":").replace(/!important/u, "").trim().toLowerCase();
    const why = value ? doubted(name, value, element) : "";
    if (why) return why;
  }
  return "";
}

/** What is written on the element itself. */
export const styleOf = (element) =>
  `${element.getAttribute(LOOK) || ""};${element.getAttribute("style") || ""}`;

function doubted(name, value, element) {
  if (OF_BLOCKS.test(name) && !BLOCKS.test(element.tagName) && !ALONE.test(value)) return "的位置被改动";
  const known = VALUES.find(([property]) => property.test(name));
  if (known) return known[1].test(value) ? "" : known[2];
  if (PLAIN_PROPERTY.test(name)) return "";
  return "有不认识的样式";
}
