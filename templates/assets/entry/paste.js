/**
 * A table that is pasted → the cells of the form, by the labels of their rows and columns.
 *
 *   place(form, { html, text }, year) → { cells, unknown, doubts }
 *
 * html, text: what the clipboard has as text/html and text/plain; either may be missing. year: that
 * of the report, so that a table of another year is told.
 * cells: cell → value, as in the evaluator: what an original leaves blank, or prints as / or —, is
 * "blank". unknown, doubts: sentences in Chinese; what they speak of is not placed. A wrong figure is
 * the worst fault, one that is not placed a small one.
 */
import { wordsOf } from "./labels.js";
import { readGrid } from "./pasted_grid.js";
import { readLines } from "./pasted_lines.js";
import { sheetsOf } from "./sheets.js";
import { unitOf, unitsIn, valueOf } from "./values.js";

/**
 * A cell of a sheet for a cell of the form.
 * @typedef {{id: string, cell: ?Cell, labels: string[], above: string[][]}} Found
 *   cell: null where it has been told why none is. labels: of its row and its column, as the sheet
 *   has them; above: the units that lines above it state
 */

/** @returns {{cells: Object<string, number|string>, unknown: string[], doubts: string[]}} */
export function place(form, clipboard, year = null) {
  const told = { unknown: [], doubts: [] };
  const found = [];
  try {
    const { sheets, text } = sheetsOf(clipboard);
    const other = otherReport(text, year);
    if (other) throw new Error(other);
    if (!sheets.length) throw new Error("没有找到表格，请在原件里选中整张表再复制");
    const vocabulary = wordsOf(form);
    for (const sheet of sheets) {
      const read = sheet.kind === "ragged" ? readLines : readGrid;
      found.push(...read(vocabulary, sheet, year, told));
    }
  } catch (error) {
    told.doubts.push(error.message);
  }
  const cells = settled(form, found, told);
  const once = (words) => [...new Set(words)];
  return { cells, unknown: once(told.unknown), doubts: once(told.doubts) };
}

const TITLE = /(20[0-9]{2})年(?:度)?政府信息公开(?:工作)?年度报告/gu;

/** What to say of titles of another year's report, or of several reports; empty as a rule. */
function otherReport(text, year) {
  const titles = [...text.replace(/\s/gu, "").matchAll(TITLE)].map(([, stated]) => Number(stated));
  const years = [...new Set(titles)];
  if (years.length > 1) return `复制的内容里有 ${years.join("、")} 年的报告，请只复制一个年度的`;
  return years.length && year && years[0] !== year ? `复制的是 ${years[0]} 年的报告，没有填入` : "";
}

/** The values of those that say one thing. */
function settled(form, found, told) {
  const said = new Map();
  for (const each of found) {
    const name = form.index.get(each.id).name;
    const value = read(form, each, name, told);
    const before = said.get(each.id);
    if (before !== undefined && before !== value) {
      told.doubts.push(`${name} 有两处，数字不同，没有填入`);
      said.set(each.id, null);
    } else said.set(each.id, value);
  }
  const isSaid = ([, value]) => value !== null && value !== "unfilled";
  return Object.fromEntries([...said].filter(isSaid));
}

/** The value, or null with a doubt. */
function read(form, { id, cell, labels, above }, name, told) {
  if (!cell) return null;
  const { kind } = form.index.get(id);
  const shown = cell.text.trim();
  if (cell.doubt) {
    told.doubts.push(`${name} 的“${shown}”${cell.doubt}，没有填入`);
    return null;
  }
  const unit = unitOf(kind, labels.map(unitsIn), above);
  const value = unit === null && shown !== "0" ? undefined : valueOf(cell.text, kind, unit || "");
  if (value !== undefined) return value;
  const why = unit === null ? "单位与表式不同" : "不是数字";
  told.doubts.push(`${name} 的“${shown}”${why}，没有填入`);
  return null;
}
