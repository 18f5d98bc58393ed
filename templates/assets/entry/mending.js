/**
 * What would mend a report's figures: the search for the one cell, or the two, that explain all of
 * what is broken. The same as `check` does in generator/rules/mending.py, which says why.
 *
 * @typedef {{cell: string, present: number, value: number}} Mend
 * @typedef {{broken: Assessment[], changes: Mend[][], cell: string, lead: string,
 *   words: string}} Fault
 *   changes: what would mend all of it, each by itself, the likeliest first; none where it takes
 *   more than two cells. cell: the one to look at first. lead: the cell, and what would mend all;
 *   words: that with the sums and their difference.
 */
import { mustHold } from "./forms.js";
import { toldOf } from "./fault_words.js";
import { likeness } from "./likeness.js";

/**
 * Fault by fault, in the order of the form: of identities that must hold and have this verdict.
 * @returns {Fault[]}
 */
export function faults(form, assessments, verdict = "broken") {
  const counting = assessments.filter(
    (each) => mustHold(each.identity) && each.verdict !== "unknown",
  );
  const all = counting.map(summed);
  let rest = all.filter((each) => each.assessment.verdict === verdict);
  const sums = all.filter((each) => rest.includes(each) || !each.excess);
  const found = [];
  const unexplained = [];
  while (rest.length) {
    const together = hangingTogether(rest);
    rest = rest.filter((each) => !together.includes(each));
    const group = new Group(together, sums);
    const changes = group.changes();
    if (changes.length) found.push(group.fault(changes));
    else unexplained.push(...together);
  }
  // A figure in the wrong column breaks two that share no cell.
  if (unexplained.length) found.push(...new Group(unexplained, sums).faults());
  const order = sums.map((each) => each.assessment);
  found.sort((one, other) => order.indexOf(one.broken[0]) - order.indexOf(other.broken[0]));
  return found.map((fault) => toldOf(form, fault));
}

/** An identity in one report: its cells, each with its figure and the sign it is added with. */
function summed(assessment) {
  const { identity, left, right, excess } = assessment;
  const signs = new Map();
  const values = new Map();
  const take = (terms, figures, sign) =>
    terms.forEach((term, index) => {
      signs.set(term.cell, sign);
      values.set(term.cell, figures[index]);
    });
  take(identity.left, left, 1);
  take(identity.right, right, -1);
  // The shorter side has the total that a person looks at first.
  const shorter = identity.right.length < identity.left.length ? identity.right : identity.left;
  return { assessment, signs, values, excess, total: shorter[0].cell };
}

/** The first of these and those that share a cell with it, or with one that does; in order. */
function hangingTogether(broken) {
  const reached = new Set([broken[0]]);
  const cells = new Set(broken[0].signs.keys());
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const each of broken) {
      const own = [...each.signs.keys()];
      if (reached.has(each) || !own.some((cell) => cells.has(cell))) continue;
      own.forEach((cell) => cells.add(cell));
      reached.add(each);
    }
  }
  return broken.filter((each) => reached.has(each));
}

/** Broken identities that hang together, and all that hold one of their cells. */
class Group {
  constructor(broken, sums) {
    this.broken = broken;
    this.sums = sums;
    this.values = new Map(broken.flatMap((each) => [...each.values]));
    const cells = [...this.values.keys()];
    this.withCell = new Map(
      cells.map((cell) => [cell, sums.filter((each) => each.signs.has(cell))]),
    );
  }

  /** What would mend all of it: one cell, or else two; the likeliest first. */
  changes() {
    const ofOne = this.ofOne();
    const found = ofOne.length ? ofOne : this.ofTwo();
    const totals = this.broken.map((each) => each.total);
    const rated = found.map((change) => {
      const alike = change.reduce(
        (total, mend) => total + likeness(`${mend.present}`, `${mend.value}`),
        0,
      );
      return { change, alike, isTotal: totals.includes(change[0].cell) };
    });
    rated.sort((one, other) => other.alike - one.alike || other.isTotal - one.isTotal);
    return rated.map((each) => each.change);
  }

  /** One, where all can be explained; else that of the cell that explains most, and so on. */
  faults() {
    const changes = this.changes();
    if (changes.length) return [this.fault(changes)];
    const { cell, explained } = this.ofMost();
    const broken = explained.map((each) => each.assessment);
    const rest = this.broken.filter((each) => !explained.includes(each));
    const others = rest.length ? new Group(rest, this.around()).faults() : [];
    return [{ broken, changes: [], cell }, ...others];
  }

  fault(changes) {
    return {
      broken: this.broken.map((each) => each.assessment),
      changes,
      cell: changes[0][0].cell,
    };
  }

  /** All identities that hold one of the cells. */
  around() {
    return this.sums.filter((each) => [...each.signs.keys()].some((cell) => this.values.has(cell)));
  }

  ofOne() {
    const [first] = this.broken;
    const changes = [...first.signs].map(([cell, sign]) => new Map([[cell, -sign * first.excess]]));
    return changes.filter((by) => this.mends(by)).map((by) => this.change(by));
  }

  /** The same of two cells that change together; the first identity has one of them. */
  ofTwo() {
    const cells = [...this.values.keys()];
    const found = [];
    for (let i = 0; i < cells.length && this.broken[0].signs.has(cells[i]); i++)
      for (let j = i + 1; j < cells.length; j++) {
        const by = new Map([
          [cells[i], this.alone(cells[i], cells[j])],
          [cells[j], this.alone(cells[j], cells[i])],
        ]);
        if (this.mends(by)) found.push(this.change(by));
      }
    return found;
  }

  /** What a cell must change by for an identity to hold that the other is not in; 0: unknown. */
  alone(cell, other) {
    const each = this.withCell.get(cell).find((sum) => !sum.signs.has(other));
    return each ? -each.signs.get(cell) * each.excess : 0;
  }

  /** Whether every identity holds once these cells change by so much, and none is below 0. */
  mends(by) {
    const touched = [...this.broken];
    for (const [cell, change] of by) {
      if (this.values.get(cell) + change < 0) return false;
      touched.push(...this.withCell.get(cell));
    }
    return touched.every((each) => {
      let left = each.excess;
      for (const [cell, change] of by) left += (each.signs.get(cell) || 0) * change;
      return left === 0;
    });
  }

  change(by) {
    return [...by].map(([cell, change]) => {
      const present = this.values.get(cell);
      return { cell, present, value: present + change };
    });
  }

  /** The cell to look at of the broken identities, and those that one change of it mends. */
  ofMost() {
    const mended = new Map();
    for (const each of this.broken)
      for (const [cell, sign] of each.signs) {
        const key = `${cell} ${sign * each.excess}`;
        if (!mended.has(key)) mended.set(key, { cell, explained: [] });
        mended.get(key).explained.push(each);
      }
    let most = { explained: [] };
    for (const each of mended.values())
      if (each.explained.length > most.explained.length) most = each;
    const [first, ...others] = most.explained;
    return { cell: others.length ? most.cell : first.total, explained: most.explained };
  }
}
