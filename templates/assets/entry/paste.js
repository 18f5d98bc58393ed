/**
 * A table that is pasted → the cells of the form, by the labels of their rows and columns.
 *
 *   place(form, { html, text }, year) → { cells, unknown, doubts }
 *
 * html, text: what the clipboard has as text/html and text/plain; either may be missing. year: that
 * of the report, so that a table of another year is told.
 * cells: cell → value, as in the evaluator: what an original leaves blank, or prints as / or —, is
 * "blank". unknown, doubts: sentences in Chinese; what they speak of is not placed. A wrong figure
 * is the worst fault, one that is not placed a small one.
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

/** Cells that two pieces of a table may say differently before all of it is in doubt. */
const MOST_CLASHES = 1;

/** @returns {{cells: Object<string, number|string>, unknown: string[], doubts: string[]}} */
export function place(form, clipboard, year = null) {
  const told = { unknown: [], doubts: [] };
  const found = [];
  try {
    const { sheets, text } = sheetsOf(clipboard);
    const other = otherReport(text, year);
    if (other) throw new Error(other);
    const vocabulary = wordsOf(form);
    for (const sheet of sheets) {
      const read = sheet.kind === "ragged" ? readLines : readGrid;
      found.push(...read(vocabulary, sheet, year, told));
    }
  } catch (error) {
    // What is refused is said in Chinese; anything else is a fault of ours.
    told.doubts.push(error.constructor === Error ? error.message : UNREAD);
  }
  const cells = settled(form, found, told);
  if (!found.length && !told.unknown.length && !told.doubts.length) told.doubts.push(NO_TABLE);
  const once = (words) => [...new Set(words)];
  return { cells, unknown: once(told.unknown), doubts: once(told.doubts) };
}

const NO_TABLE = "没有找到报告里的表，请在原件里选中整张表，连同标题，再复制";
const UNREAD = "没有读懂复制的内容，请换一种方式复制，或者逐格填写";
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
  const clashing = [];
  const units = unitsAbove(form, found);
  for (const each of found) {
    const { name, table } = form.index.get(each.id);
    const value = read(form, each, name, units.get(table), told);
    const before = said.get(each.id);
    const isSame = before === undefined || before === value;
    if (!isSame) clashing.push({ id: each.id, name, table });
    said.set(each.id, isSame ? value : null);
  }
  for (const { id, caption } of form.tables) {
    const own = clashing.filter(({ table }) => table === id);
    if (own.length > MOST_CLASHES) {
      told.doubts.push(`“${caption}”有两张表，数字不同，没有填入，请只复制一张`);
      for (const cell of form.cells) if (cell.table === id) said.delete(cell.id);
    } else for (const { name } of own) told.doubts.push(`${name} 有两处，数字不同，没有填入`);
  }
  const isSaid = ([, value]) => value !== null && value !== "unfilled";
  return Object.fromEntries([...said].filter(isSaid));
}

/** Table → the units stated above any piece of it: behind a page's end they are not said again. */
function unitsAbove(form, found) {
  const units = new Map(form.tables.map(({ id }) => [id, []]));
  for (const { id, above } of found) units.get(form.index.get(id).table).push(...above);
  return units;
}

/** The value, or null with a doubt. */
function read(form, { id, cell, labels }, name, above, told) {
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
