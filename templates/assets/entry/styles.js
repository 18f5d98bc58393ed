/**
 * What a declaration of a style does to a figure: `text-decoration: line-through` strikes it out.
 * Only those that are known to change nothing are let through.
 */

export const STRUCK = "有删除线";
export const CONCEALED = "有隐藏的内容";
const MOVED = "的位置被改动";
const TURNED = "的方向被改动";

/** Beginnings of properties that change neither which signs are seen nor where they stand. */
const PLAIN = [
  ..."background border caret-color color-scheme cursor outline box-shadow".split(" "),
  ..."transition -- panose font letter-spacing word- line- white-space hyphens".split(" "),
  ..."quotes orphans widows unicode-range text-align text-autospace text-decoration-".split(" "),
  ..."text-emphasis text-justify text-rendering text-size-adjust text-transform".split(" "),
  ..."text-underline text-wrap overflow-wrap tab- ruby-align padding margin height".split(" "),
  ..."min-height max-height box-sizing table-layout empty-cells layout- list-style".split(" "),
  ..."break- page punctuation size user-select mso- -webkit-".split(" "),
];
/** Of these, those that do. */
const NOT_PLAIN = /^-webkit-text-(?:security|fill)|^mso-effects/u;

/** Signs of less than five points or six pixels are not read. */
const SIZE = /^([0-9]+(?:\.[0-9]+)?)(px|pt|r?em|%)$/u;
const LEAST = { px: 6, pt: 5, em: 0.6, rem: 0.5, "%": 60 };
const NAMED_SIZE = /^(?:medium|(?:x{1,2}-)?(?:small|large)|smaller|larger|inherit|initial)$/u;
const COLOR =
  /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$|^rgba?\(([0-9]+)[ ,]+([0-9]+)[ ,]+([0-9]+)(?:[ ,/]+1)?\)$/u;
const NAMED_COLORS = new Set(
  "black windowtext auto red blue green navy maroon gray grey purple inherit initial".split(" "),
);
/** Of the darkest of red, green and blue; from here on a sign is all but white. */
const PALE = 176;

function isLegible(value) {
  const [, number, unit] = value.match(SIZE) || [];
  return number === undefined ? NAMED_SIZE.test(value) : Number(number) >= LEAST[unit];
}

function isDark(value) {
  const found = value.match(COLOR);
  if (!found) return NAMED_COLORS.has(value);
  const size = value.length === 4 ? 1 : 2;
  const hex = value.slice(1).match(new RegExp(`.{${size}}`, "gu"));
  const lights = found[1]
    ? found.slice(1, 4).map(Number)
    : hex.map((each) => parseInt(each.repeat(3 - size), 16));
  return Math.min(...lights) < PALE;
}

/** The same of those that some values change. */
const VALUES = [
  [
    /^display$/u,
    /^(?:block|inline|table(?:-cell|-row|-row-group|-header-group)?|initial|inherit)$/u,
    CONCEALED,
  ],
  [/^visibility$/u, /^visible$/u, CONCEALED],
  [/^text-decoration(?:-line)?$/u, /^(?:none|underline|initial|inherit|underline solid)$/u, STRUCK],
  [
    /^vertical-align$/u,
    /^(?:baseline|top|middle|bottom|center|inherit|initial|0|auto)$/u,
    "有上标或下标",
  ],
  [/^font-size$/u, { test: isLegible }, CONCEALED],
  [/^color$/u, { test: isDark }, "是浅色的字"],
  [
    /^(?:float|position|transform|clip(?:-path)?|filter|text-shadow|content|mso-text-raise)$/u,
    /^(?:none|static|auto|normal|initial|0(?:pt|px)?)$/u,
    MOVED,
  ],
  [/^(?:opacity)$/u, /^1$/u, CONCEALED],
  [/^mso-hide$/u, /^(?:none|screen)$/u, CONCEALED],
  [/^(?:direction)$/u, /^ltr$/u, TURNED],
  [/^(?:writing-mode)$/u, /^(?:horizontal-tb|lr-tb)$/u, TURNED],
  [/^text-indent$/u, /^-?[0-9]{1,3}(?:\.[0-9]+)?(?:px|pt|em|cm|ch|%)?$/u, CONCEALED],
  [/^overflow$/u, /./u, ""],
  [/^(?:width|min-width|max-width)$/u, /./u, ""],
];
/** What sets two figures apart, or takes away their room, inside a line. */
const OF_BLOCKS =
  /^(?:overflow|padding|margin|width|min-width|max-width|height|max-height|text-indent)/u;
const BLOCKS = /^(?:TD|TH|TR|P|DIV|CENTER|TABLE|COL)$/u;
/** What holds for all that stands in an element. */
export const INHERITED =
  /^(?:display|visibility|opacity|color|font-size|text-decoration|mso-hide|direction|writing)/u;
const ALONE = /^0(?:px|pt|cm|em)?(?:\s+0(?:px|pt|cm|em)?)*$/u;

/**
 * Why a declaration leaves doubt, as a clause; empty as a rule.
 * @param {string} name in small letters
 * @param {string} value in small letters
 * @param {string} tag of the element
 */
export function doubtOfStyle(name, value, tag) {
  if (OF_BLOCKS.test(name) && !BLOCKS.test(tag) && !ALONE.test(value)) return MOVED;
  const known = VALUES.find(([property]) => property.test(name));
  if (known) return known[1].test(value) ? "" : known[2];
  const isPlain = PLAIN.some((beginning) => name.startsWith(beginning)) && !NOT_PLAIN.test(name);
  return isPlain ? "" : "有不认识的样式";
}
