/**
 * Cells that follow from others: totals, and what last year's report hands over.
 *
 * @typedef {{target: string, name: string, plus: import("./forms.js").Term[], minus: import("./forms.js").Term[],
 *   by: "sum" | "last"}} Worked
 *   what the target is: plus added up, minus taken away; name: what a sentence calls it
 */
import { mustHold } from "./forms.js";

/**
 * @param {import("./forms.js").Form} form
 * @returns {Worked[]} what is handed over first: it may be a part of a total
 */
export function workedOf({ identities }) {
  return [...identities.map(handed), ...identities.map(summed)].filter(Boolean);
}

/** The first cell of an identity that reaches into the year before is what the others leave for it. */
function handed({ left, right }) {
  if (!right.some((term) => term.year_before)) return undefined;
  const [target, ...rest] = left;
  return { target: target.cell, name: target.name, plus: right, minus: rest, by: "last" };
}

/** What stands alone on its side, and must be the sum of the other. */
export function summed(identity) {
  const { left, right } = identity;
  const [alone, others] = left.length === 1 ? [left, right] : [right, left];
  if (!mustHold(identity) || alone.length > 1) return undefined;
  return { target: alone[0].cell, name: alone[0].name, plus: others, minus: [], by: "sum" };
}
