/** What is searched for: in the address, in the form, and in words. */
import { FACETS } from "./facets.js";

const LONGEST = 200;
const OLDEST = "oldest";

/** @typedef {import("./facets.js").Choice} Choice */

/**
 * @param {string} search of the address, ?q=…
 * @param {string[]} figures their ids, in the order of the form
 * @returns {Choice}
 */
export function choiceFrom(search, figures) {
  const address = new URLSearchParams(search);
  const text = (name) => address.get(name)?.trim().slice(0, LONGEST) ?? "";
  const bound = (name) => (/^[0-9]{1,9}$/.test(text(name)) ? Number(text(name)) : undefined);
  return {
    ...Object.fromEntries(["q", ...FACETS].map((name) => [name, text(name)])),
    order: text("order") === OLDEST ? OLDEST : "",
    figures: figures.map((id) => ({ min: bound(`${id}-min`), max: bound(`${id}-max`) })),
  };
}

/** The address of a choice, without what is not narrowed. */
export function addressOf(choice, figures) {
  const given = ["q", ...FACETS, "order"].map((name) => [name, choice[name]]);
  const bounds = figures.flatMap((id, i) => {
    const { min, max } = choice.figures[i];
    return [[`${id}-min`, min], [`${id}-max`, max]];
  });
  const narrowed = [...given, ...bounds].filter(([, value]) => value !== undefined && value !== "");
  return `?${new URLSearchParams(narrowed)}`;
}

export const isOldestFirst = ({ order }) => order === OLDEST;

/** Whether a figure is asked for, from one side at least. */
export const isAsked = ({ min, max }) => min !== undefined || max !== undefined;

export const asksFigures = ({ figures }) => figures.some(isAsked);

/** Whether there is anything to search by besides words. */
export const isNarrowed = (choice) => asksFigures(choice) || FACETS.some((name) => choice[name]);
