/** The labels of the form as tables print them: with spaces, other marks, other numbering. */
import { leaves } from "./forms.js";

const NUMBERING =
  /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|[0-9]+[.、]|[①-⑩])/u;
const NOTE =
  /\((?:[^()]*(?:区分处理|单位)[^()]*|[十百千万亿]{0,2}[元角分件条项次](?:[/每次][^()]*)?)\)$/u;
const ARABIC = /^[0-9]+(?=[.、])/u;
const MARKS = /[\s、,，。.;；:："'“”‘’「」『』《》()（）·\-—]/gu;
/** Signs of a label from which on its number is not asked for. */
const LONG = 5;

/** Half-width, without any white space. */
export const squeezed = (text) => text.normalize("NFKC").replace(/\s/gu, "");

/** A label without spaces, numbering, notes and marks: （一）予以公开 → 予以公开. */
export function bare(text) {
  let name = squeezed(text);
  for (let before = ""; before !== name;) {
    before = name;
    name = name.replace(NUMBERING, "");
  }
  return name.replace(NOTE, "").replace(MARKS, "");
}

/** Whether a text is a row's: 3.其他 and （七）总计 are rows, 其他 and 总计 are columns. */
const isNumbered = (text) => NUMBERING.test(squeezed(text));

const numberOf = (text) => (squeezed(text).match(ARABIC) || [""])[0];

const namesOf = ({ label, brief, short }) => [label, brief, short].map(bare);

/** Lines by whatever they are called, in other editions too; a name of two lines is none. */
class Names {
  constructor(lines, others) {
    this.lines = new Map();
    for (const line of lines)
      for (const name of [line, ...others.filter(({ id }) => id === line.id)].flatMap(namesOf)) {
        const known = this.lines.get(name);
        this.lines.set(name, known === undefined || known === line ? line : null);
      }
  }

  /** The line that a text names; 2.其他 is what a page break left of another than 3.其他. */
  find(text) {
    const name = bare(text);
    const line = this.lines.get(name);
    if (!line) return null;
    const number = numberOf(text);
    const isPiece = name.length < LONG && number && number !== numberOf(line.label);
    return isPiece ? null : line;
  }
}

/**
 * What the tables of a form print.
 * @typedef {{table: Object, block: Object, columns: Line[], rowNames: Names,
 *   columnNames: Names}} Words
 * @returns {Words[]} block by block
 */
export function wordsOf(form) {
  return form.tables.flatMap((table) => {
    const blocks = form.told.editions
      .flatMap((edition) => edition.tables.filter(({ id }) => id === table.id))
      .flatMap((other) => other.blocks);
    const otherRows = blocks.flatMap((block) => leaves(block.rows));
    const otherColumns = blocks.flatMap((block) => leaves(block.columns));
    return table.blocks.map((block) => {
      const columns = leaves(block.columns);
      const rowNames = new Names(leaves(block.rows), otherRows);
      return { table, block, columns, rowNames, columnNames: new Names(columns, otherColumns) };
    });
  });
}

/** The row of the form that a text names. @returns {?{words: Words, row: Line}} */
export function rowNamed(vocabulary, text) {
  const found = vocabulary.map((words) => ({ words, row: words.rowNames.find(text) }));
  const named = found.filter(({ row }) => row);
  return named.length === 1 ? named[0] : null;
}

/** The column of a block that a text names; none by the number of a row. */
export const columnNamed = (words, text) =>
  isNumbered(text) ? null : words.columnNames.find(text);

/** Whether a text names a column of any block. */
export const isColumn = (vocabulary, text) => vocabulary.some((words) => columnNamed(words, text));
