/** The rows of a pasted table that stand below one header. */
import { isColumn, rowNamed } from "./labels.js";
import { isFigure, isLabel, isValue } from "./values.js";

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
