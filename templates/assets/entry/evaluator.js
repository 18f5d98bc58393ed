/**
 * Whether the identities of the form (勾稽关系) hold in a report, in the words of `check`.
 *
 *   import { formOf } from "./forms.js";
 *   const form = formOf(told, 2021);                                  // told: api/v1/form.json
 *   const found = assess(form, figures, previous, acknowledged);       // every identity, in order
 *   const said = findings(form, found);                                // what `check` would print
 *
 * figures: Map or object, cell → whole number | text of an amount | "blank" | "lost" | "unfilled";
 * a cell that is not there is unfilled. previous: the same of the report on the year before, with
 * the cells its own form has; null where there is none, or it was withdrawn. acknowledged: identity
 * → reason.
 *
 * @typedef {"holds"|"broken"|"acknowledged"|"unknown"} Verdict
 * @typedef {{id: string, identity: Identity, verdict: Verdict, left: Value[], right: Value[],
 *   excess: number, difference: number, statement: string, reason: string}} Assessment
 *   left, right: the figure of each term; null where the year before has none. excess: their
 *   difference, below 0 where the right side is the larger.
 *   statement: 新收 12 + 上年结转 3 = 15，应等于 总计 13 + 结转下年度 1 = 14（差 1）
 */
import { figureIn, mustHold } from "./forms.js";
import { faults } from "./mending.js";

export { faults };

/** The verdicts as a reader sees them. */
export const WORDS = {
  broken: "不成立",
  acknowledged: "已注明",
  unknown: "无法核验",
  holds: "成立",
};

const MISSING_WORDS = {
  lost: "副本缺失",
  blank: "原件留空",
  unfilled: "没有填写",
  unread: "没有读出",
};
const NO_YEAR_BEFORE = "没有可以衔接的上年报告，或上年的表式没有这一项";
/** Terms of a side that are all spelled out; of more, only those that are not 0. */
const FEW = 2;
/** Missing cells that a statement names before it only counts them. */
const MOST_NAMED = 3;
const CHECK = "核对原件这一格；原件确实如此的，在 acknowledged 中注明 ";

/**
 * @param {Form} form
 * @returns {Assessment[]}
 */
export function assess(form, figures, previous = null, acknowledged = {}) {
  return form.identities.map((identity) => {
    const valueOf = (term) => valueIn(term, term.year_before ? previous : figures);
    const left = identity.left.map(valueOf);
    const right = identity.right.map(valueOf);
    const excess = sum(left) - sum(right);
    const verdict = verdictOf([...left, ...right], excess);
    const noted = (acknowledged || {})[identity.id];
    const isNoted = verdict === "broken" && noted !== undefined;
    const found = {
      id: identity.id,
      identity,
      verdict,
      left,
      right,
      excess,
      difference: Math.abs(excess),
    };
    found.statement = statementOf(found);
    found.verdict = isNoted ? "acknowledged" : verdict;
    found.reason = isNoted ? noted : "";
    return found;
  });
}

function verdictOf(values, excess) {
  if (!values.every(Number.isInteger)) return "unknown";
  return excess ? "broken" : "holds";
}

/** A figure that the year before does not have is none; one of this year's is to be filled in. */
function valueIn(term, figures) {
  if (figures === null || figures === undefined) return null;
  const value = figureIn(figures, term.cell);
  if (value === undefined || value === null) return term.year_before ? null : "unfilled";
  return value;
}

const sum = (values) =>
  values.reduce((total, value) => (Number.isInteger(value) ? total + value : total), 0);

function statementOf(found) {
  const { identity, verdict, left, right, excess } = found;
  if (verdict === "unknown") return `${identity.words}：${gapsOf(found)}`;
  const both = [spelled(identity.left, left), spelled(identity.right, right)];
  if (!excess) return both.join("，");
  return `${both.join("，应等于 ")}（差 ${Math.abs(excess)}）`;
}

/** `新收 12 + 上年结转 3 = 15`; of many terms only those that are not 0. */
function spelled(terms, values) {
  if (terms.length === 1) return `${terms[0].name} ${values[0]}`;
  let pairs = terms.map((term, index) => [term, values[index]]);
  if (terms.length > FEW) pairs = pairs.filter(([, value]) => value !== 0);
  if (!pairs.length) return `${terms[0].name}等 ${terms.length} 项均为 0`;
  const stated = pairs.map(([term, value]) => `${term.name} ${value}`).join(" + ");
  const rest = pairs.length < terms.length ? " + 其余 0" : "";
  return `${stated}${rest} = ${sum(values)}`;
}

/** Why it cannot be assessed: 自然人、商业企业副本缺失. */
function gapsOf({ identity, left, right }) {
  const terms = [...identity.left, ...identity.right];
  const values = [...left, ...right];
  const told = [];
  for (const [missing, reason] of Object.entries(MISSING_WORDS)) {
    const names = terms.filter((_, index) => values[index] === missing).map((term) => term.name);
    if (!names.length) continue;
    const more = names.length > MOST_NAMED ? `等 ${names.length} 格` : "";
    told.push(`${names.slice(0, MOST_NAMED).join("、")}${more}${reason}`);
  }
  if (values.includes(null)) told.push(NO_YEAR_BEFORE);
  return told.join("，");
}

/**
 * What `check` prints of the identities: each fault once, then what differs from the year before.
 * @param {Form} form
 * @param {Assessment[]} assessments
 * @returns {{rule: string, severity: string, cell: string, message: string, hint: string,
 *   fault: ?Fault}[]} rule: the first identity; cell: where to look first
 */
export function findings(form, assessments) {
  const said = faults(form, assessments).map((fault) => ({
    rule: fault.broken[0].id,
    severity: fault.broken[0].identity.severity,
    cell: fault.cell,
    message: fault.words,
    hint: CHECK + fault.broken.map((each) => each.id).join("、"),
    fault,
  }));
  for (const each of assessments) {
    if (each.verdict !== "broken" || mustHold(each.identity)) continue;
    const cell = each.identity.left[0].cell;
    const { severity, along } = each.identity;
    const message = `${along}：${each.statement}`;
    said.push({ rule: each.id, severity, cell, message, hint: "", fault: null });
  }
  return said;
}
