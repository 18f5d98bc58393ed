/**
 * Tables copied as text from a web page: a line has nothing in the place of cells that are covered.
 * Which column is which, the order of the labels above says; how many cells a row has, its tabs.
 */
import { leaves } from "./forms.js";
import { bare, columnNamed, isColumn, rowNamed } from "./labels.js";
import { isOfOtherYear, labelOf, refused, saidIn } from "./pasted_pieces.js";
import { isFigure, isValue, statesUnits, unitsIn } from "./values.js";

/** @returns {Found[]} */
export function readLines(vocabulary, sheet, year, told) {
  const found = [];
  let above = [];
  let head = [];
  for (const cells of sheet.rows) {
    const filled = cells.filter(({ text }) => text.trim());
    const label = labelOf(cells);
    const named = label && cells.length > 1 ? rowNamed(vocabulary, label.text) : null;
    const figures = filled.filter(({ text }) => isFigure(text));
    const isBlank = cells.length > 1 && cells.every(({ text }) => isValue(text));
    const isRow = figures.length || isBlank || (named && label !== cells[cells.length - 1]);
    if (!isRow) {
      above.push(...filled.map(({ text }) => text));
      continue;
    }
    if (above.length) head = above;
    above = [];
    // What stands below no column of the form is another table's, or a sentence.
    const isOurs = cells.length > 1 && head.some((text) => isColumn(vocabulary, text));
    const context = { vocabulary, head, year, told };
    if (named) found.push(...readLabelled(context, named, label, cells));
    else if (label && isOurs)
      told.unknown.push(`没有认出“${label.text.trim()}”一行，其中的 ${saidIn(figures)} 没有填入`);
    else if (isOurs) found.push(...readWhole(context, cells));
  }
  return found;
}

function readLabelled({ head, year, told }, { words, row }, label, cells) {
  const behind = cells.filter(({ column }) => column > label.column);
  const names = head.filter((text) => columnNamed(words, text) || headingOf(words, text));
  const refuse = (why) => {
    told.doubts.push(`“${row.label}”一行${why}，没有填入`);
    return refused(words, [row]);
  };
  const stranger = head.filter(isShort).find((text) => isOfOtherYear(text, year));
  if (stranger) return refuse(`上面写着“${stranger}”，可能是别的年度`);
  if (!isPrinted(words, names)) return refuse("上面列的标题不全，或者次序不同");
  if (behind.length !== words.columns.length)
    return refuse(`应有 ${words.columns.length} 格，复制的有 ${behind.length} 格`);
  return behind.map((cell, index) => ({
    id: `${words.table.id}.${row.id}.${words.columns[index].id}`,
    cell,
    labels: [
      label.text,
      ...head.filter((text) => columnNamed(words, text) === words.columns[index]),
    ],
    above: head.filter(statesUnits).map(unitsIn),
  }));
}

/** A caption, and no sentence of the prose around the table. */
const isShort = (text) => text.trim().length < 30;

/** A heading of columns that has this name. */
const headingOf = (words, text) =>
  headings(words.block.columns).find((line) => bare(line.label) === bare(text));
const headings = (lines) =>
  lines.filter(({ parts }) => parts.length).flatMap((line) => [line, ...headings(line.parts)]);

/** Whether labels follow each other as the form prints them, row by row or group by group. */
function isPrinted(words, names) {
  const written = names.map((text) => columnNamed(words, text) || headingOf(words, text));
  const hasAll = words.columns.every(
    (column) => written.filter((line) => line === column).length === 1,
  );
  const orders = [rowByRow(words.block.columns), groupByGroup(words.block.columns)];
  const shown = (order) => order.filter((line) => !line.parts.length || written.includes(line));
  const isFlat = written.every((line, index) => line === words.columns[index]);
  const isSame = (order) =>
    order.length === written.length && order.every((line, index) => line === written[index]);
  return hasAll && (isFlat || orders.map(shown).some(isSame));
}

function rowByRow(columns) {
  const lines = [];
  for (let row = columns; row.length; row = row.flatMap(({ parts }) => parts)) lines.push(...row);
  return lines;
}

const groupByGroup = (columns) => columns.flatMap((line) => [line, ...groupByGroup(line.parts)]);

/** Table four, all its cells in a line. */
function readWhole({ vocabulary, head, year, told }, cells) {
  const words = vocabulary.find(({ table }) => table.one_row);
  if (!words) return [];
  const rows = leaves(words.block.rows);
  const places = rows.flatMap((row) => words.columns.map((column) => ({ row, column })));
  const columns = head.map((text) => columnNamed(words, text)).filter(Boolean);
  const groups = head.map((text) => words.rowNames.find(text)).filter(Boolean);
  const isUsual =
    groups.length === rows.length && groups.every((row, index) => row === rows[index]);
  const isInOrder =
    columns.length === places.length &&
    columns.every((column, index) => column === places[index].column);
  const isOther = head.filter(isShort).some((text) => isOfOtherYear(text, year));
  if (!isUsual || !isInOrder || isOther || cells.length !== places.length) {
    const said = saidIn(cells);
    if (said) told.doubts.push(`有一行没有名称，其中的 ${said} 没有填入`);
    return columns.length >= words.columns.length ? refused(words, rows) : [];
  }
  return cells.map((cell, index) => ({
    id: `${words.table.id}.${places[index].row.id}.${places[index].column.id}`,
    cell,
    labels: [],
    above: head.filter(statesUnits).map(unitsIn),
  }));
}
