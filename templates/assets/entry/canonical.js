/**
 * The file of a report, byte for byte as `fmt` leaves it.
 *
 *   write(report)      → the text of content/reports/<region>/<agency>/<year>.md
 *   read(text, told)   → the report that a canonical file states; told: form.json. An Error with a
 *                        sentence in Chinese for one that is not understood to the last sign.
 *
 * @typedef {{form: Form, figures: Map|Object, title: string, published: ?string, archived: ?string,
 *   source: Source, joint: string[], scope: ?string, acknowledged: Object<string, string>,
 *   corrections: Correction[], redacted: Redaction[], withdrawn: ?{date: string, reason: string},
 *   body: string}} Report
 *   form: of formOf, which has no tables for formOf(told, null); figures: as for the evaluator; a
 *   cell that is not there is 待填. body: Markdown, as narrative.js makes it of plain text.
 * @typedef {{url: ?string, retrieved: ?string, file: ?string, sha256: ?string,
 *   index_number: ?string, document_number: ?string, snapshots: string[]}} Source
 * @typedef {{date: string, cell: string, before: string, after: string, reason: string}} Correction
 *   before, after: as the file has them: 12, ~, lost; see figureText
 * @typedef {{date: string, what: string, reason: string}} Redaction
 * All but form and title may be left out.
 */
import { MISSING, figureIn, leaves, paths } from "./forms.js";
import { scalar } from "./scalars.js";

export { read } from "./reading.js";

/** Columns leave room for `lost`; a longer figure pushes its own line alone. */
const NARROWEST = 4;
/** Of a heading that rows stand below: （三） of （三）不予公开. */
const NUMBER = /^（.）/u;
/** Signs that take two columns. */
const WIDE = /[\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/gu;

/** @param {Report} report */
export const write = (report) => `---\n${[...head(report)].join("\n")}\n---\n${report.body || ""}`;

/** A figure as the file has it. */
export function figureText(value) {
  if (value === undefined || value === null || value === "unread") return MISSING.get("unfilled");
  return MISSING.get(value) || String(value);
}

function* head(report) {
  const { form } = report;
  if (!form.tables.length) {
    if (!report.withdrawn) yield "form: null";
    yield* above(report);
    yield* below(report, true);
    return;
  }
  yield `form: ${formText(form)}`;
  yield* above(report);
  for (const table of form.tables) {
    yield "";
    yield* tableLines(form, table, report.figures);
  }
  yield "";
  yield* below(report, false);
}

/** `2021`, or one edition for each table where they differ. */
function formText(form) {
  const editions = Object.entries(form.editions);
  if (new Set(editions.map(([, edition]) => edition)).size === 1) return `${editions[0][1]}`;
  return `{${editions.map(([table, edition]) => `${table}: ${edition}`).join(", ")}}`;
}

function* above(report) {
  yield `title: ${scalar(report.title)}`;
  yield `published: ${scalar(report.published)}`;
  if (report.archived) yield `archived: ${scalar(report.archived)}`;
  yield "source:";
  const source = report.source || {};
  for (const name of ["url", "retrieved", "file", "sha256"])
    yield `  ${name}: ${scalar(source[name])}`;
  for (const name of ["index_number", "document_number"])
    if (source[name]) yield `  ${name}: ${scalar(source[name])}`;
  yield* listed(
    "  snapshots:",
    (source.snapshots || []).map((address) => [`    - ${scalar(address)}`]),
  );
  const joint = report.joint || [];
  if (joint.length) yield `joint: [${joint.join(", ")}]`;
  if (report.scope) yield `scope: ${scalar(report.scope)}`;
}

/** isShort: without what says that there is none. */
function* below(report, isShort) {
  const { withdrawn } = report;
  const acknowledged = Object.entries(report.acknowledged || {});
  const noted = acknowledged.map(([name, reason]) => [`  ${name}: ${scalar(reason)}`]);
  yield* listed("acknowledged:", noted, isShort ? "" : " {}");
  const corrections = (report.corrections || []).map((each) => [
    `  - date: ${each.date}`,
    `    cell: ${each.cell}`,
    `    before: ${each.before}`,
    `    after: ${each.after}`,
    `    reason: ${scalar(each.reason)}`,
  ]);
  yield* listed("corrections:", corrections, isShort ? "" : " []");
  const redacted = (report.redacted || []).map((each) => [
    `  - date: ${each.date}`,
    `    what: ${scalar(each.what)}`,
    `    reason: ${scalar(each.reason)}`,
  ]);
  yield* listed("redacted:", redacted);
  const gone = withdrawn
    ? [[`  date: ${withdrawn.date}`, `  reason: ${scalar(withdrawn.reason)}`]]
    : [];
  yield* listed("withdrawn:", gone, isShort ? "" : " null");
}

/** A key and the lines of each item below it; what says that there is none, where it is said. */
function* listed(key, items, none = "") {
  if (items.length) yield key;
  else if (none) yield key + none;
  for (const lines of items) yield* lines;
}

function* tableLines(form, table, figures) {
  const { heading } = form.sections.find((section) => section.table === table.id);
  yield `${table.id}:  # ${heading}`;
  const rows = table.blocks.flatMap((block) => leaves(block.rows));
  const keys = Math.max(...rows.map((row) => row.id.length)) + 4;
  const comments = keys + Math.max(...table.blocks.map((block) => widthOf(sizesOf(block)))) + 2;
  for (const block of table.blocks) yield* blockLines(table, block, figures, keys, comments);
}

/** keys, comments: columns where keys end and comments begin. */
function* blockLines(table, block, figures, keys, comments) {
  const sizes = sizesOf(block);
  const columns = leaves(block.columns);
  if (columns.length > 1) {
    const names = columns.map(
      ({ short }, index) => " ".repeat(sizes[index] - width(short)) + short,
    );
    yield "  #".padEnd(keys + 1) + names.join("  ");
  }
  for (const path of paths(block.rows)) {
    const row = path[path.length - 1];
    const cells = columns.map((column) => figureIn(figures, `${table.id}.${row.id}.${column.id}`));
    const texts = cells.map((value, index) => padded(figureText(value), sizes[index]));
    const stated = texts.length > 1 ? `[${texts.join(", ")}]` : ` ${texts[0]}`;
    const text = `  ${row.id}:`.padEnd(keys) + stated;
    const gap = " ".repeat(Math.max(2, comments - width(text)));
    yield `${text}${gap}# ${labelOf(path)}`;
  }
}

/** Within a numbered heading the number stands before the label: （三）1.属于国家秘密. */
function labelOf(path) {
  const [row, heading] = [...path].reverse();
  const number = heading && heading.label.match(NUMBER);
  return (number ? number[0] : "") + row.brief;
}

const sizesOf = (block) =>
  leaves(block.columns).map(({ short }) => Math.max(NARROWEST, width(short)));
const widthOf = (sizes) => sizes.reduce((total, size) => total + size + 2, 0);
const padded = (text, size) => text.padStart(size);
/** Columns that a text of the form takes. */
export const width = (text) => text.length + (text.match(WIDE) || []).length;
