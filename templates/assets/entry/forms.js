/**
 * The statutory form of one report, out of `api/v1/form.json`, which has every edition.
 *
 * @typedef {{id: string, label: string, brief: string, short: string, kind: ?string,
 *   parts: Line[]}} Line
 * @typedef {{id: string, name: string, table: string, kind: string, row: Line, column: Line}} Cell
 *   kind: count, signed, decimal or amount
 * @typedef {{cell: string, name: string, year_before: boolean}} Term
 * @typedef {{id: string, severity: string, words: string, left: Term[], right: Term[]}} Identity
 * @typedef {{told: Object, editions: Object<string, number>, tables: Object[], cells: Cell[],
 *   index: Map<string, Cell>, identities: Identity[],
 *   sections: {id: string, heading: string, table: ?string}[]}} Form
 */

/** Cells in words, where they have no figure. As a report file writes them: ~, lost, 待填. */
export const MISSING = new Map([
  ["blank", "~"],
  ["lost", "lost"],
  ["unfilled", "待填"],
]);

/** The lines that hold cells, in the form's order. */
export const leaves = (lines) =>
  lines.flatMap((line) => (line.parts.length ? leaves(line.parts) : [line]));

/** For each of them the headings above it, outermost first, and itself. */
export const paths = (lines, above = []) =>
  lines.flatMap((line) => {
    const path = [...above, line];
    return line.parts.length ? paths(line.parts, path) : [path];
  });

/** The edition for reports on that year; null before the first. */
export function editionFor(told, year) {
  const known = told.editions.map((each) => each.edition).filter((edition) => edition <= year);
  return known.length ? Math.max(...known) : null;
}

/**
 * The form of a report.
 * @param {Object} told form.json
 * @param {?number|Object<string, number>} editions one, or one for each table; null: no tables
 * @returns {Form}
 */
export function formOf(told, editions) {
  const names = told.sections.map((section) => section.table).filter(Boolean);
  const form = {
    told,
    editions: Object.create(null),
    tables: [],
    cells: [],
    index: new Map(),
    identities: [],
    sections: told.sections,
  };
  if (editions === null) return form;
  for (const name of names) {
    const number = typeof editions === "number" ? editions : editions[name];
    const edition = told.editions.find((each) => each.edition === number);
    if (!edition) throw new Error(`没有 ${number} 年的表式`);
    const table = edition.tables.find((each) => each.id === name);
    form.editions[name] = number;
    form.tables.push(table);
    form.cells.push(...cellsOf(table));
    form.identities.push(...edition.identities.filter((each) => each.id.startsWith(`${name}.`)));
  }
  for (const cell of form.cells) form.index.set(cell.id, cell);
  // Those that must hold come first, as everywhere.
  const rank = (identity) => (mustHold(identity) ? 0 : 1);
  form.identities.sort((one, other) => rank(one) - rank(other));
  return form;
}

function* cellsOf(table) {
  for (const block of table.blocks)
    for (const row of leaves(block.rows))
      for (const column of leaves(block.columns)) {
        const id = `${table.id}.${row.id}.${column.id}`;
        yield {
          id,
          name: `${row.short}·${column.short}`,
          table: table.id,
          kind: column.kind,
          row,
          column,
        };
      }
}

/** Whether every report must satisfy it. */
export const mustHold = (identity) => identity.severity === "error";

/** A figure out of a Map or an object. */
export const figureIn = (figures, cell) =>
  figures instanceof Map ? figures.get(cell) : (figures || {})[cell];
