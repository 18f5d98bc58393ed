/**
 * What is on the clipboard, as tables.
 *
 * @typedef {{text: string, row: number, column: number, rows: number, columns: number, doubt: string}} Cell
 *   rows, columns: how many it covers. doubt: why what it says is not certain, in Chinese.
 * @typedef {{rows: Cell[][], above: string, kind: "marked"|"even"|"ragged"}} Sheet
 *   rows: the cells that begin in each. above: the text before it. kind: marked up, with spans; text
 *   whose lines have one cell for each column; text that shows nothing of cells that are covered.
 */

const MOST_CELLS = 20000;
const MOST_SPAN = 1000;
const BREAKS = /^(?:BR|P|DIV|LI|TR|H[1-6]|DD|DT|UL|OL|TABLE)$/u;
const SILENT = /^(?:SCRIPT|STYLE|TEMPLATE|TITLE|HEAD)$/u;
/** Tags inside a cell after which its text says something else than it shows. */
const DOUBTED = new Map([
  ...["S", "STRIKE", "DEL"].map((tag) => [tag, "有删除线"]),
  ...["SUP", "SUB"].map((tag) => [tag, "有上标或下标"]),
  ...["INPUT", "SELECT", "TEXTAREA", "BUTTON"].map((tag) => [tag, "是填写框"]),
  ...["IMG", "svg", "CANVAS", "OBJECT", "MATH", "math", "RUBY"].map((tag) => [tag, "有图片或公式"]),
]);
const STRUCK = /line-through/iu;
const HIDDEN =
  /(?:display|visibility)\s*:\s*(?:none|hidden|collapse)|mso-hide|font-size\s*:\s*0(?![.0-9])|opacity\s*:\s*0(?![.0-9])|color\s*:\s*transparent/iu;
const RULE = /([^{}]+)\{([^{}]*)\}/gu;
const CLASS = /\.([\w-]+)\s*(?:,|$)/gu;

/** @returns {Sheet[]} those of the HTML, where it has any, else that of the text */
export function sheetsOf({ html = "", text = "" }) {
  const marked = /<table/iu.test(html) ? markedUp(html) : [];
  return marked.length ? marked : ofText(text);
}

function markedUp(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const looks = looksOf([...page.querySelectorAll("style")].map((style) => style.textContent).join("\n"));
  const tables = [...page.querySelectorAll("table")].filter((table) => !table.querySelector("table"));
  let before = null;
  return tables.map((table) => {
    const above = between(page, before, table);
    before = table;
    return { rows: gridOf(table, looks), above, kind: "marked" };
  });
}

/** Class → the look that a style sheet gives it, where it strikes out or hides. */
function looksOf(sheet) {
  const looks = new Map();
  for (const [, selectors, look] of sheet.matchAll(RULE))
    for (const [, name] of selectors.trim().matchAll(CLASS)) looks.set(name, `${looks.get(name) || ""};${look}`);
  return looks;
}

function between(page, before, table) {
  const range = page.createRange();
  if (before) range.setStartAfter(before);
  else range.setStart(page.body, 0);
  range.setEndBefore(table);
  return textOf(range.cloneContents()).trim();
}

/** The cells that begin in each row, each where spans put it, as a browser lays a table out. */
function gridOf(table, looks) {
  const taken = new Set();
  let count = 0;
  return [...table.rows].map((tr, row) => {
    const isHidden = HIDDEN.test(lookOf(tr, looks));
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
      const cell = { text: textOf(td), row, column, rows, columns, doubt: doubtOf(td, looks) };
      column += columns;
      return cell;
    });
    const doubt = isHidden || cells.some((cell) => cell.doubt === CONCEALED) ? CONCEALED : "";
    return cells.map((cell) => ({ ...cell, doubt: doubt || cell.doubt }));
  });
}

const CONCEALED = "有隐藏的内容";

const lookOf = (element, looks) =>
  [element.getAttribute("style") || "", ...[...element.classList].map((name) => looks.get(name) || "")].join(";");

function doubtOf(td, looks) {
  for (const element of [td, ...td.querySelectorAll("*")]) {
    const look = lookOf(element, looks);
    if (HIDDEN.test(look) || element.hidden) return CONCEALED;
    if (STRUCK.test(look)) return "有删除线";
    if (DOUBTED.has(element.tagName)) return DOUBTED.get(element.tagName);
  }
  const kept = td.getAttribute("x:num") || td.getAttribute("sdval") || td.getAttribute("data-sheets-value");
  const isDash = /^\s*[-—–]+\s*$/u.test(td.textContent);
  const isFormatted = /mso-number-format\s*:\s*[^;]*["_\\]/iu.test(lookOf(td, looks).replace(/\\?@/gu, ""));
  return isDash && (kept || isFormatted) ? "显示为短横，可能是 0" : "";
}

/** As it is read: what stands in blocks of its own is set apart. */
function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \t\r\n]+/gu, " ");
  if (SILENT.test(node.nodeName) || node.nodeType === Node.COMMENT_NODE) return "";
  const inside = [...node.childNodes].map(textOf).join("");
  return BREAKS.test(node.nodeName) ? `\n${inside}\n` : inside;
}

function ofText(text) {
  const lines = linesOf(text.replace(/\r\n?/gu, "\n"));
  if (!lines.some((cells) => cells.length > 1)) return [];
  const widths = new Set(lines.filter((cells) => cells.some(Boolean)).map((cells) => cells.length));
  const rows = lines.map((cells, row) =>
    cells.map((said, column) => {
      // A spreadsheet that shows 0 as a dash pads it.
      const doubt = /^ +-+ *$|^ *-+ +$/u.test(said) ? "显示为短横，可能是 0" : "";
      return { text: said, row, column, rows: 1, columns: 1, doubt };
    }),
  );
  return [{ rows, above: "", kind: widths.size === 1 ? "even" : "ragged" }];
}

/** Lines of cells between tabs; one in quotation marks may have several lines. */
function linesOf(text) {
  const lines = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/gu)) {
    const cells = lines[lines.length - 1];
    cells.push(quoted === undefined ? plain : quoted.replace(/""/gu, '"'));
    if (end === "\n") lines.push([]);
    if (!end) break;
  }
  return lines;
}
