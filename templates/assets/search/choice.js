/** What is searched for, in the address and in the form, and which reports a choice leaves. */

/** Characters of what is typed. */
const LONGEST = 200;
const OLDEST = "oldest";

/**
 * @typedef {{q: string, year: string, region: string, level: string, kind: string, verdict: string, order: string,
 *   figures: {min?: number, max?: number}[]}} Choice
 *   empty: not narrowed; figures in the order of the form
 */

/** The order of government, for the list of levels. */
export const LEVELS = ["国家", "省级", "市级", "县级", "乡级"];

export const KINDS = ["政府", "政府部门", "乡镇街道", "公共企事业单位"];

/** Those worth a look first; 无法核验 is said of the figures, and of the year before. */
export const VERDICTS = ["原件对不上", "接不上", "无法核验", "对得上", "接得上", "没有上一年"];

const TESTS = {
  year: (facets, year) => String(facets.year) === year,
  region: (facets, region) => isBelow(facets.region, region),
  level: (facets, level) => facets.level === level,
  kind: (facets, kind) => facets.kind === kind,
  verdict: (facets, verdict) => facets.verdict.includes(verdict),
};

export const FACETS = Object.keys(TESTS);

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

/** Whether 河南省/平顶山市/湛河区 is 河南省/平顶山市 or within it. */
export function isBelow(region, other) {
  return `${region}/`.startsWith(`${other}/`);
}

/** Whether a report, or an agency, is among those chosen; `without` leaves a facet out. */
export function fits(facets, choice, without) {
  return FACETS.every((name) => {
    const asked = name !== without && choice[name] && name in facets;
    return !asked || TESTS[name](facets, choice[name]);
  });
}

/**
 * Whether a report has the numbers that were asked for.
 * @param {(number | [number] | null)[]} figures
 * @param {{min?: number, max?: number}[]} asked
 * @returns {boolean | undefined}
 *   undefined when that cannot be known: a figure asked for is blank or lost
 */
export function hasFigures(figures, asked) {
  const tests = asked.map(({ min = 0, max = Infinity }, i) => {
    if (asked[i].min === undefined && asked[i].max === undefined) return true;
    const figure = [figures[i]].flat()[0];
    return figure === null ? undefined : figure >= min && figure <= max;
  });
  if (tests.includes(false)) return false;
  return tests.includes(undefined) ? undefined : true;
}

/**
 * Options of each facet as [value, text, count], counted under what is chosen in the others.
 * @param {import("./index.js").Facets[]} found of every report found
 * @param {Choice} choice
 * @param {{years: number[], regions: string[], levels: string[], kinds: string[]}} known
 *   what may be chosen though nothing is known of it yet
 */
export function options(found, choice, known) {
  const counted = (name, values, others = []) => {
    const counts = new Map();
    for (const facets of found) {
      if (!fits(facets, choice, name)) continue;
      for (const value of values(facets)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const other of others) if (!counts.has(other)) counts.set(other, undefined);
    if (choice[name] && !counts.has(choice[name])) counts.set(choice[name], 0);
    return counts;
  };
  const listed = (counts, order, text = (value) => value) =>
    order
      .filter((value) => counts.has(value))
      .map((value) => [value, text(value), counts.get(value)]);
  const years = counted("year", ({ year }) => [String(year)], known.years.map(String));
  const regions = counted("region", ({ region }) => pathsOf(region), known.regions);
  return {
    year: listed(years, [...years.keys()].sort((a, b) => b - a), (year) => `${year} 年`),
    region: nearby(regions, choice.region),
    level: listed(counted("level", ({ level }) => [level], known.levels), LEVELS),
    kind: listed(counted("kind", ({ kind }) => [kind], known.kinds), KINDS),
    verdict: listed(counted("verdict", ({ verdict }) => [...new Set(verdict)]), VERDICTS),
  };
}

/** 河南省, 河南省/平顶山市, 河南省/平顶山市/湛河区 */
function pathsOf(region) {
  const names = region ? region.split("/") : [];
  return names.map((_, depth) => names.slice(0, depth + 1).join("/"));
}

/** The provinces, and what is next below the regions chosen: the whole country is 3000 regions. */
function nearby(counts, chosen) {
  const open = new Set(["", ...pathsOf(chosen)]);
  const parent = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const provinces = [...counts.keys()].filter((path) => !path.includes("/"));
  if (provinces.length === 1) open.add(provinces[0]);
  return [...counts]
    .filter(([path]) => open.has(parent(path)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, count]) => [path, indented(path), count]);
}

/** 河南省/平顶山市 → 　平顶山市 */
function indented(path) {
  const names = path.split("/");
  return "　".repeat(names.length - 1) + names[names.length - 1];
}
