/** Tables whose cells stand below the labels of their columns. */
import { leaves } from "./forms.js";
import { columnNamed, isColumn, rowNamed } from "./labels.js";
import { isGone } from "./looks.js";
import { isOfOtherYear, labelOf, pieces, refused, saidIn } from "./pasted_pieces.js";
import { isFigure, isValue, statesUnits, unitsIn } from "./values.js";

/** @returns {Found[]} */
export function readGrid(vocabulary, sheet, year, told) {
  const found = [];
  for (const { head, body } of pieces(vocabulary, sheet.rows)) {
    const texts = [...head.flat().map(({ text }) => text), ...sheet.above];
    const above = texts.filter(statesUnits).map(unitsIn);
    const context = { vocabulary, head, above, sheet, year, told };
    for (const cells of body) found.push(...readRow(context, cells));
  }
  return found;
}

function readRow(context, cells) {
  const { vocabulary, told } = context;
  const label = labelOf(cells);
  const named = label && rowNamed(vocabulary, label.text);
  if (named) return readLabelled(context, named, label, cells);
  const whole = readWhole(context, cells);
  const figures = saidIn(cells.filter(({ text }) => isFigure(text)));
  // What stands below no column of the form is another table's.
  const isOurs = context.head.flat().some(({ text }) => isColumn(vocabulary, text));
  if (whole.length || !figures || !isOurs) return whole;
  const said = `其中的 ${figures} 没有填入`;
  if (label) told.unknown.push(`没有认出“${label.text.trim()}”一行，${said}`);
  else told.doubts.push(`有一行没有名称，${said}`);
  return [];
}

function readLabelled(context, { words, row }, label, cells) {
  const { head, told } = context;
  const names = head.flat().filter(({ text }) => columnNamed(words, text));
  const heads = words.columns.map((column) =>
    names.filter(({ text }) => columnNamed(words, text) === column),
  );
  const behind = cells.filter((cell) => cell.column > label.column);
  const refuse = (why) => {
    told.doubts.push(`“${row.label}”一行${why}，没有填入`);
    return refused(words, [row]);
  };
  if ([label, ...names].some(isGone)) return refuse("的名称有删除线，或者有隐藏的内容");
  if (!names.length) return refuse("上面没有列的标题，请连同标题一起复制");
  if (heads.some((each) => each.length !== 1)) return refuse("上面列的标题不全，或者有重复");
  const columns = heads.map(([each]) => each);
  const stranger = otherYear(context, columns);
  if (stranger) return refuse(`上面写着“${stranger}”，可能是别的年度`);
  const own = under(context, columns, cells, label) || inOrder(context, columns, behind);
  if (!own) return refuse("的数字与列的标题对不上");
  return own.map((cell, index) => ({
    id: `${words.table.id}.${row.id}.${words.columns[index].id}`,
    cell,
    labels: [label.text, columns[index].text],
    above: context.above,
  }));
}

/** The cell below each of these columns; null where one has none, or several, or shares it. */
function under({ head }, columns, cells, label) {
  const own = columns.map((column) => cells.filter((cell) => overlaps(cell, column)));
  if (own.some((each) => each.length !== 1)) return null;
  const chosen = own.map(([cell]) => cell);
  if (new Set(chosen).size !== chosen.length) return null;
  const first = Math.min(...columns.map(({ column }) => column));
  if (label && label.column >= first) return null;
  // A figure beside them, below no word, says that the row has slipped.
  const others = cells.filter((cell) => !chosen.includes(cell) && isFigure(cell.text));
  const named = head.flat().filter(({ text }) => text.trim());
  const isOfOther = (cell) => cell.column > first && named.some((each) => overlaps(cell, each));
  return others.every(isOfOther) && chosen.every(({ rows }) => rows === 1) ? chosen : null;
}

/** Cells behind a label, as many as columns: they stand in the order of these. */
function inOrder({ sheet }, columns, behind) {
  const isCertain = sheet.kind === "marked" && behind.length === columns.length;
  if (!isCertain || !behind.every(({ text, rows }) => isValue(text) && rows === 1)) return null;
  const order = columns
    .map((_, index) => index)
    .sort((one, other) => columns[one].column - columns[other].column);
  const own = [];
  order.forEach((index, position) => (own[index] = behind[position]));
  return own;
}

/** A table of one row: its rows are groups above the columns. */
function readWhole(context, cells) {
  const words = context.vocabulary.find(({ table }) => table.one_row);
  if (!words) return [];
  const rows = leaves(words.block.rows);
  const groups = spread(context).filter(({ text }) => words.rowNames.find(text));
  const names = context.head.flat().filter(({ text }) => columnNamed(words, text));
  const places = [];
  for (const name of names) {
    const above = groups.filter((group) => overlaps(group, name));
    if (above.length !== 1) return [];
    places.push({
      row: words.rowNames.find(above[0].text),
      column: columnNamed(words, name.text),
      name,
    });
  }
  const keys = new Set(places.map(({ row, column }) => `${row.id}.${column.id}`));
  if (keys.size !== places.length || keys.size !== rows.length * words.columns.length) return [];
  const columns = places.map(({ name }) => name);
  const isCertain = !columns.some(isGone) && !otherYear(context, columns);
  const own = isCertain && under(context, columns, cells, null);
  if (!own || !own.every(({ text }) => isValue(text))) {
    context.told.doubts.push(`“${words.table.caption}”的数字与列的标题对不上，没有填入`);
    return refused(words, rows);
  }
  return own.map((cell, index) => ({
    id: `${words.table.id}.${places[index].row.id}.${places[index].column.id}`,
    cell,
    labels: [columns[index].text],
    above: context.above,
  }));
}

/** Headings; those of text reach to the next of their row, as where cells were merged. */
function spread({ head, sheet }) {
  if (sheet.kind === "marked") return head.flat();
  return head.flatMap((cells) => {
    const filled = cells.filter(({ text }) => text.trim());
    return filled.map((cell, index) => {
      const next = filled[index + 1];
      const columns = (next ? next.column : cells.length) - cell.column;
      return { ...cell, columns };
    });
  });
}

const overlaps = (one, other) =>
  one.column < other.column + other.columns && other.column < one.column + one.columns;

/** What is written above these columns of another year; empty as a rule. */
function otherYear({ head, year, sheet, vocabulary }, columns) {
  const over = head.flat().filter((cell) => columns.some((column) => overlaps(cell, column)));
  const texts = over.map(({ text }) => text.trim()).filter((text) => !isColumn(vocabulary, text));
  return [...texts, ...sheet.above.slice(-1)].find((text) => isOfOtherYear(text, year)) || "";
}
