/** The figures of the report that is being filled in: what was typed, and what follows from that. */
import { isNumber } from "./figures.js";
import { workedOf } from "./worked.js";

/**
 * @typedef {import("./figures.js").Value} Value
 * @typedef {{text: string, value: Value, problem: string, by: "" | "typed" | "sum" | "last"}} Stated
 *   by: who says it; empty where nobody does
 * @typedef {{id: string, before: string, after: string}} Change
 */

const NOTHING = { text: "", value: "unfilled", problem: "", by: "" };

export class Sheet {
  /** @param {import("./figures.js").Figures} figures */
  constructor(figures) {
    this.figures = figures;
    /** @type {Map<string, string>} what was typed, also of cells that the form of now has not */
    this.typed = new Map();
    /** @type {Map<string, Stated>} */
    this.stated = new Map();
    /** @type {Record<string, Value> | null} the figures of the year before */
    this.previous = null;
    /** @type {Change[][]} what can be undone */
    this.done = [];
  }

  /** @param {import("./forms.js").Form} form */
  use(form) {
    this.form = form;
    this.worked = workedOf(form);
    this.sums = new Set(this.worked.filter(({ by }) => by === "sum").map(({ target }) => target));
    this.kinds = new Map(form.cells.map(({ id, kind }) => [id, kind]));
    this.workOut();
  }

  get(id) {
    return this.stated.get(id) || NOTHING;
  }

  /** One cell, as a person types it. */
  type(id, text) {
    if (text.trim()) this.typed.set(id, text);
    else this.typed.delete(id);
    this.workOut();
  }

  /**
   * Several cells at once, which can be undone.
   * @param {Iterable<[string, string]>} cells
   * @returns how many changed
   */
  put(cells) {
    const changes = [];
    for (const [id, after] of cells) {
      const before = this.typed.get(id) || "";
      if (!this.kinds.has(id) || before === after) continue;
      changes.push({ id, before, after });
      if (after) this.typed.set(id, after);
      else this.typed.delete(id);
    }
    if (changes.length) this.done.push(changes);
    this.workOut();
    return changes.length;
  }

  /** Takes the last of these back, but for what was typed over since; how many cells it was. */
  undo() {
    const changes = (this.done.pop() || []).filter(({ id, after }) => (this.typed.get(id) || "") === after);
    for (const { id, before } of changes) {
      if (before) this.typed.set(id, before);
      else this.typed.delete(id);
    }
    this.workOut();
    return changes.length;
  }

  /** 0 into all that nobody has said, but for what follows from the others; how many cells that were. */
  fillWithZeros() {
    const worked = new Set(this.worked.map(({ target }) => target));
    const zeros = (cells) => cells.map(({ id }) => [id, "0"]);
    const count = this.put(zeros(this.open().filter(({ id }) => !worked.has(id) && !this.get(id).by)));
    // What last year's report does not hand over after all.
    const more = this.put(zeros(this.open().filter(({ id }) => !this.sums.has(id) && !this.get(id).by)));
    if (count && more) this.done.push([...this.done.pop(), ...this.done.pop()]);
    return count + more;
  }

  /** @returns {Record<string, Value>} of every cell of the form */
  values() {
    return Object.fromEntries(this.form.cells.map(({ id }) => [id, this.get(id).value]));
  }

  count(by) {
    return this.form.cells.filter(({ id }) => this.get(id).by === by).length;
  }

  /** Cells that hold nothing yet, or what is no figure. */
  open() {
    return this.form.cells.filter(({ id }) => this.get(id).value === "unfilled");
  }

  workOut() {
    this.stated = new Map();
    for (const [id, kind] of this.kinds) {
      const text = this.typed.get(id);
      if (text) this.stated.set(id, { text, ...this.figures.read(text, kind), by: "typed" });
    }
    // A total is the sum of its parts; only where these are not all known does last year's report say what it is.
    this.settle(this.worked.filter(({ target, by }) => by === "sum" || !this.sums.has(target)));
    this.settle(this.worked);
  }

  /** A total may be a part of another. */
  settle(worked) {
    let size;
    do {
      size = this.stated.size;
      worked.forEach((each) => this.workOutOne(each));
    } while (this.stated.size > size);
  }

  /** @param {import("./worked.js").Worked} worked */
  workOutOne({ target, plus, minus, by }) {
    if (this.stated.has(target)) return;
    const of = ({ cell, year_before: isLast }) => (isLast ? this.previous && this.previous[cell] : this.get(cell).value);
    const added = plus.map(of);
    const taken = minus.map(of);
    if (![...added, ...taken].every(isNumber)) return;
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    const text = String(sum(added) - sum(taken));
    const read = this.figures.read(text, this.kinds.get(target));
    if (isNumber(read.value)) this.stated.set(target, { text, ...read, by });
  }
}
