/** The rows of a pasted table that stand below one header. */
import { isColumn, rowNamed } from "./labels.js";
import { isFigure, isLabel, isValue } from "./values.js";

const OTHER_YEAR = /去年|同期|上年度|上年数|累计|同比|环比|增减率|增长/u;
const YEAR = /20[0-9]{2}(?=年)/gu;

/**
 * Rows below the header that is above them; a header begins where columns are named.
 * @returns {{head: Cell[][], body: Cell[][]}[]}
 */
export function pieces(vocabulary, rows) {
  const found = [];
  let head = [];
  let body = [];
  let waiting = [];
  for (const cells of rows) {
    const isHead = isHeader(vocabulary, cells);
    if (!isHead && !isRow(vocabulary, cells)) {
      waiting.push(cells);
      continue;
    }
    if (isHead && body.length) {
      found.push({ head, body });
      [head, body] = [[], []];
    }
    if (isHead) head.push(...waiting, cells);
    else body.push(cells);
    waiting = [];
  }
  found.push({ head, body });
  return found;
}

function isHeader(vocabulary, cells) {
  if (cells.some(({ text }) => isFigure(text))) return false;
  return cells.some(({ text }) => isColumn(vocabulary, text));
}

/** Whether a row has values; only blank ones stand behind the label of a row, or alone. */
function isRow(vocabulary, cells) {
  if (cells.some(({ text }) => text.trim() && isValue(text))) return true;
  if (cells.length > 1 && cells.every(({ text }) => isValue(text))) return true;
  const label = labelOf(cells);
  const named = label && rowNamed(vocabulary, label.text);
  return Boolean(named) && !named.words.table.one_row && label !== cells[cells.length - 1];
}


/** The last text of a row that can name it. */
export const labelOf = (cells) => cells.filter(({ text }) => isLabel(text)).pop();

/** The texts of cells, for a sentence. */
export const saidIn = (cells) => {
  const texts = cells.map(({ text }) => text.trim());
  return texts.filter(Boolean).join(" ");
};

/** The cells of rows that are not placed: what says something of them elsewhere clashes. */
export const refused = ({ table, columns }, rows) =>
  rows.flatMap((row) =>
    columns.map(({ id }) => {
      const cell = `${table.id}.${row.id}.${id}`;
      return { id: cell, cell: null, labels: [], above: [] };
    }),
  );

/** Whether a caption or a heading speaks of another year than the report's, or of several. */
export function isOfOtherYear(text, year) {
  const named = text.match(YEAR) || [];
  return OTHER_YEAR.test(text) || named.some((each) => year && Number(each) !== Number(year));
}
