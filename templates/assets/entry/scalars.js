/** One line of text as a value of YAML, as generator/content/scalars.py writes it; and back. */

/** White space as Python has it, which is not quite what a browser calls so. */
export const SPACE =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const ENDS = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g");
const RUN = new RegExp(`[${SPACE}]+`, "g");

/** What has a meaning of its own. */
const WORDS = ["null", "~", "---"];
const UNSAFE = new RegExp(`:[${SPACE}]|[${SPACE}]#|:$|[${SPACE}]$|\\t|[,\\[\\]{}]`, "u");
const PLAIN = new RegExp(`^[^${SPACE}\\-?:,\\[\\]{}#&*!|>'"%@\`~][^\\n]*$`, "u");
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\t": "\\t" };
const ESCAPED = /\\(?:[\\"]|t)|[^\\"]/gu;

/** Without white space at its ends. */
export const stripped = (text) => text.replace(ENDS, "");

/** What was typed into a field of one line: no line end, no white space twice. */
export const line = (text) => stripped(text.replace(RUN, " "));

/** The text as a report file has it, quoted only where it must be. */
export function scalar(text) {
  if (text === null || text === undefined) return "null";
  const isPlain = !WORDS.includes(text) && PLAIN.test(text) && !UNSAFE.test(text);
  return isPlain ? text : `"${text.replace(/[\\"\t]/g, (sign) => ESCAPES[sign])}"`;
}

/**
 * The text that such a value states; null for null. What is written in another way is undefined: it
 * may mean something else.
 */
export function unscalar(written) {
  const text = written.startsWith('"') ? unquoted(written) : written;
  if (written === "null") return null;
  return text !== undefined && scalar(text) === written ? text : undefined;
}

function unquoted(written) {
  const inside = written.slice(1, -1);
  const signs = inside.match(ESCAPED) || [];
  const isWhole = written.length > 1 && written.endsWith('"') && signs.join("") === inside;
  if (!isWhole) return undefined;
  return signs.map((sign) => (sign === "\\t" ? "\t" : sign.replace(/^\\/u, ""))).join("");
}
