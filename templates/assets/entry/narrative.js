/**
 * What is typed in plain boxes → the narrative of a report, Markdown that shows it as it was typed;
 * and back. The same as a workbook or an original becomes in generator/intake/narrative.py.
 *
 *   bodyOf(parts)  → body; partsOf(body) → parts, or null where the body says more than plain text
 *
 * @typedef {{heading: string, text: string}} Part
 *   heading: 一、总体情况; empty for what stands before the first. text: a paragraph a line.
 */
import { SPACE, stripped } from "./scalars.js";

/** （一）主动公开, a line of its own, is a heading below the section's. */
const HEAD = /^[（(][一二三四五六七八九十][）)][^。；，,]{1,24}[：:]?$/u;
const MARK = /[\\`*_<[\]|~]|&(?=#?[0-9A-Za-z]+;)/gu;
const OPENING_MARK = new RegExp(`^([0-9]+(?=[.)](?:[${SPACE}]|$)))?([#>+-]|(?<=[0-9])[.)])`, "u");
const ESCAPED = /\\([\\`*_<[\]|~&#>+.)-])/gu;

/** Text that Markdown shows as it is. */
export const escaped = (text) =>
  text.replace(MARK, "\\$&").replace(OPENING_MARK, (_, number = "", mark) => `${number}\\${mark}`);

/** @param {Part[]} parts */
export function bodyOf(parts) {
  const blocks = parts.flatMap(({ heading, text }) => {
    const lines = text
      .split(/\r\n?|\n/u)
      .map(stripped)
      .filter(Boolean);
    const written = lines.map((line) => (HEAD.test(line) ? "### " : "") + escaped(line));
    return heading ? [`## ${heading}`, ...written] : written;
  });
  return `\n${blocks.join("\n\n")}\n`;
}

/** @returns {?Part[]} */
export function partsOf(body) {
  const parts = [{ heading: "", text: [] }];
  const blocks = body.split(/\n(?:[ \t]*\n)+|^\n|\n$/u).filter(Boolean);
  for (const block of blocks) {
    const last = parts[parts.length - 1];
    if (block.startsWith("## ")) parts.push({ heading: block.slice(3), text: [] });
    else last.text.push(block.replace(/^### /u, "").replace(ESCAPED, "$1"));
  }
  const named = parts.filter(({ heading, text }) => heading || text.length);
  const plain = named.map(({ heading, text }) => ({ heading, text: text.join("\n") }));
  return bodyOf(plain) === `\n${blocks.join("\n\n")}\n` ? plain : null;
}
