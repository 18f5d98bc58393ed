/** What was filled in as the record of a report, and back; and what is still wrong with it. */
import { figureText } from "./canonical.js";
import { findings } from "./evaluator.js";
import { bodyOf, partsOf } from "./narrative.js";
import { line } from "./scalars.js";

/** @typedef {import("./canonical.js").Report} Report */

/** The day as a report file has it: the reader's own. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * @param {{form: import("./forms.js").Form, figures: object, acknowledged: object, base: ?Report, corrections: object[],
 *   stated: {title: string, published: string, url: string, words: Record<string, string>}, isLocked: boolean}} filled
 *   base: the report as it was opened, of which all stays that cannot be typed; corrections: those that are new;
 *   isLocked: its words stay as they are
 * @returns {Report}
 */
export function recordOf({ form, figures, acknowledged, base, corrections, stated, isLocked }) {
  const { title, published, url, words } = stated;
  const source = { ...(base ? base.source : {}), url: line(url) || null };
  return {
    ...(base || {}),
    form,
    figures,
    title: line(title),
    published: published || null,
    source,
    acknowledged: notedOf(form, base, acknowledged),
    corrections: [...(base ? base.corrections : []), ...corrections],
    body: isLocked ? base.body : bodyOf(partsFrom(form, words)),
  };
}

/** Also what was noted of anything but an identity, in the order it had. */
function notedOf({ identities }, base, acknowledged) {
  const noted = {};
  for (const [name, reason] of Object.entries(base ? base.acknowledged : {})) {
    if (name in acknowledged) noted[name] = acknowledged[name];
    else if (!identities.some(({ id }) => id === name)) noted[name] = reason;
  }
  return { ...noted, ...acknowledged };
}

/** The cells that are not what they were, as the report is to say of them. */
export function correctionsOf(base, form, figures, why) {
  if (!base) return [];
  const both = form.cells.filter(({ id }) => id in base.figures);
  const pairs = both.map(({ id }) => [id, figureText(base.figures[id]), figureText(figures[id])]);
  const changed = pairs.filter(([, before, after]) => before !== after);
  return changed.map(([cell, before, after]) => ({ date: today(), cell, before, after, reason: line(why) }));
}

/** A section of words alone has its heading in any case, one with a table where there are words. */
function partsFrom({ sections }, words) {
  const told = sections.filter(({ id, table }) => !table || words[id]);
  return told.map(({ id, heading }) => ({ heading, text: words[id] || "" }));
}

/** Section → its words, where the body is plain text under these headings; else null, and it stays as it is. */
export function wordsOf({ sections }, body) {
  const words = {};
  for (const { heading, text } of partsOf(body) || [{ heading: "" }]) {
    const section = sections.find((each) => each.heading === heading);
    if (!section || section.id in words) return null;
    words[section.id] = text;
  }
  return bodyOf(partsFrom({ sections }, words)) === body ? words : null;
}

/** What is typed into the cells for these figures. */
export function typedOf(figures) {
  const shown = { blank: "/", lost: "lost", unfilled: "" };
  const pairs = Object.entries(figures).map(([cell, value]) => [cell, value in shown ? shown[value] : String(value)]);
  return pairs.filter(([, text]) => text);
}

/**
 * The figures of a report's document, api/v1, for the year behind it; null of one that was withdrawn. What was only
 * worked out is lost: the original may say anything.
 */
export function figuresIn({ cells, withdrawn }) {
  if (withdrawn) return null;
  const figures = {};
  for (const [cell, { value, status }] of Object.entries(cells)) {
    if (status === "known") figures[cell] = value;
    else if (status === "blank") figures[cell] = "blank";
    else if (status !== "not_asked") figures[cell] = "lost";
  }
  return figures;
}

/**
 * What has to be mended before there is a file.
 * @param {import("./sheet.js").Sheet} sheet
 * @param {import("./evaluator.js").Assessment[]} assessments
 * @returns {{words: string, cell: string, isMinor: boolean}[]} cell: where it is; empty where it is in none
 */
export function* problemsOf(sheet, assessments) {
  const wrong = sheet.form.cells.filter(({ id }) => sheet.get(id).problem);
  for (const { id, name } of wrong) {
    const { text, problem } = sheet.get(id);
    yield { words: `${name} 写的是“${text}”。${problem}`, cell: id, isMinor: false };
  }
  for (const { heading, table } of sheet.form.sections.filter((section) => section.table)) {
    const open = sheet.open().filter((cell) => cell.table === table && !sheet.get(cell.id).problem);
    if (open.length) yield { words: `${heading}：还有 ${open.length} 格没有填`, cell: open[0].id, isMinor: false };
  }
  for (const { cell, message, fault } of findings(sheet.form, assessments)) {
    const words = fault ? message : `${sheet.form.index.get(cell).name} 与上年接不上：${message}`;
    yield { words, cell, isMinor: !fault };
  }
  const carried = sheet.form.cells.filter(({ id }) => sheet.get(id).by === "last");
  if (carried.length) {
    const words = `有 ${carried.length} 格是按上年报告填入的，请与原件核对`;
    yield { words, cell: carried[0].id, isMinor: true };
  }
}
