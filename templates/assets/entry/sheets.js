/**
 * What is on the clipboard, as tables.
 *
 * @typedef {{text: string, row: number, column: number, rows: number, columns: number,
 *   doubt: string}} Cell
 *   rows, columns: how many it covers. doubt: why what it says is not certain, in Chinese.
 * @typedef {{rows: Cell[][], above: string[], kind: "marked"|"even"|"ragged"}} Sheet
 *   rows: the cells that begin in each. above: lines of text before it. kind: marked up, with
 *   spans; text whose lines have one cell for each column; text without a trace of covered cells.
 */
import { doubtOf, lookOf, styleOf, withoutLooks } from "./looks.js";
import { CONCEALED } from "./styles.js";

const MOST_CELLS = 20000;
const MOST_SPAN = 1000;
const BREAKS = /^(?:BR|P|DIV|LI|TR|H[1-6]|DD|DT|UL|OL|TABLE|TD|TH)$/u;
const SILENT = /^(?:SCRIPT|STYLE|TEMPLATE|TITLE|HEAD|NOSCRIPT)$/u;
const DASH = /^\s*[-—–]+\s*$/u;
/** A spreadsheet that shows 0 as a dash pads it. */
const PADDED_DASH = /^ +-+ *$|^ *-+ +$/u;
const ZERO_DASH = "显示为短横，可能是 0";

/**
 * Those of the HTML, where it has any, else those of the text.
 * @returns {{sheets: Sheet[], text: string}} text: all that is there, as it is read
 */
export function sheetsOf({ html = "", text = "" }) {
  if (!/<table/iu.test(html)) return { sheets: ofText(text), text };
  const { plain, rules } = withoutLooks(html);
  const page = new DOMParser().parseFromString(plain, "text/html");
  return { sheets: markedUp(page, rules), text: textOf(page.body) };
}

function markedUp(page, rules) {
  let before = null;
  return [...page.querySelectorAll("table")].map((table) => {
    const above = table.parentElement.closest("table") ? [] : linesBetween(page, before, table);
    if (above.length || !before) before = table;
    return { rows: gridOf(table, rules), above, kind: "marked" };
  });
}

function linesBetween(page, before, table) {
  const range = page.createRange();
  if (before) range.setStartAfter(before);
  else range.setStart(page.body, 0);
  range.setEndBefore(table);
  const lines = textOf(range.cloneContents()).split("\n");
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** The cells that begin in each row, each where spans put it, as a browser lays a table out. */
function gridOf(table, rules) {
  const taken = new Set();
  let count = 0;
  return [...table.rows].map((tr, row) => {
    const group = [...tr.parentNode.children].filter((each) => each.tagName === "TR");
    const left = group.length - group.indexOf(tr);
    let column = 0;
    const cells = [...tr.cells].map((td) => {
      while (taken.has(`${row} ${column}`)) column += 1;
      const columns = Math.min(td.colSpan || 1, MOST_SPAN);
      const rows = Math.min(td.rowSpan || left, left);
      count += rows * columns;
      if (count > MOST_CELLS) throw new Error("表格太大，请只复制报告里的表");
      for (let r = row; r < row + rows; r++)
        for (let c = column; c < column + columns; c++) taken.add(`${r} ${c}`);
      const doubt = doubtOf(td, rules) || dashed(td, rules);
      const cell = { text: textOf(td), row, column, rows, columns, doubt };
      column += columns;
      return cell;
    });
    // What is hidden in a row may have moved the others.
    const isHidden = [tr, ...tr.cells].some((each) => lookOf(each, rules) === CONCEALED);
    return isHidden ? cells.map((cell) => ({ ...cell, doubt: CONCEALED })) : cells;
  });
}

/** A dash that a spreadsheet may show for 0. */
function dashed(td, rules) {
  if (!DASH.test(td.textContent)) return "";
  const kept = ["x:num", "sdval", "data-sheets-value"].some((name) => td.hasAttribute(name));
  const formats = rules.filter(({ classes }) =>
    classes.some((name) => td.classList.contains(name)),
  );
  const looks = [styleOf(td), ...formats.map(({ look }) => look)].join(";");
  const format = (looks.match(/mso-number-format:\s*([^;]*)/iu) || ["", ""])[1];
  return kept || /[-_*]/u.test(format) ? ZERO_DASH : "";
}

/** As it is read: what stands in blocks of its own is set apart. */
function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \t\r\n]+/gu, " ");
  if (SILENT.test(node.nodeName) || node.nodeType === Node.COMMENT_NODE) return "";
  const inside = [...node.childNodes].map(textOf).join("");
  return BREAKS.test(node.nodeName) ? `\n${inside}\n` : inside;
}

/** Stretches of lines with tabs; what is no table of even rows is read line by line. */
function ofText(text) {
  const plain = text.replace(/\r\n/gu, "\n");
  const lines = linesOf(
    plain.includes("\n") ? plain.replace(/\r/gu, " ") : plain.replace(/\r/gu, "\n"),
  );
  const sheets = [];
  let stretch = [];
  let above = [];
  const close = () => {
    const isEven =
      stretch.length > 1 && stretch.every((cells) => cells.length === stretch[0].length);
    const last = sheets[sheets.length - 1];
    if (isEven) sheets.push({ rows: stretch, above, kind: "even" });
    else if (last && last.kind === "ragged")
      last.rows.push(...above.map((line) => [line]), ...stretch);
    else if (stretch.length)
      sheets.push({
        rows: [...above.map((line) => [line]), ...stretch],
        above: [],
        kind: "ragged",
      });
    if (stretch.length) above = [];
    stretch = [];
  };
  for (const cells of lines)
    if (cells.length > 1) stretch.push(cells);
    else if (cells[0].trim()) {
      close();
      above.push(cells[0]);
    }
  close();
  return sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map(asCells) }));
}

const asCells = (texts, row) =>
  texts.map((text, column) => {
    const doubt = PADDED_DASH.test(text) ? ZERO_DASH : "";
    return { text, row, column, rows: 1, columns: 1, doubt };
  });

/** Lines of cells between tabs; one in quotation marks may have several lines. */
function linesOf(text) {
  const lines = [[]];
  const each = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/gu;
  for (const [, quoted, plain, end] of text.matchAll(each)) {
    const cells = lines[lines.length - 1];
    cells.push(quoted === undefined ? plain : quoted.replace(/""/gu, '"'));
    if (end === "\n") lines.push([]);
    if (!end) break;
  }
  return lines;
}
