/** Narrowing by 年度, 地区, 层级: what to choose from, and how many reports each choice leaves. */

/** @typedef {{year: string, region: string, level: string}} Choice empty strings: not narrowed */

/** The order of government, for the list of levels. */
const LEVELS = ["国家", "省级", "市级", "县级", "乡级"];

const TESTS = {
  year: (facets, year) => String(facets.year) === year,
  region: (facets, region) => `${facets.region}/`.startsWith(`${region}/`),
  level: (facets, level) => facets.level === level,
};

/** Whether a report is among those chosen; without is a facet to leave out of account. */
export function fits(facets, choice, without) {
  return Object.entries(TESTS).every(
    ([name, test]) => name === without || !choice[name] || test(facets, choice[name]),
  );
}

/**
 * Options of each facet as [value, text, count], counted under what is chosen in the others.
 * @param {import("./search-shards.js").Facets[]} found of every report found
 * @param {Choice} choice
 * @param {number[]} unsearched years of which nothing, or not everything, is known yet
 */
export function options(found, choice, unsearched) {
  const counted = (name, values) => {
    const counts = new Map();
    for (const facets of found) {
      if (!fits(facets, choice, name)) continue;
      for (const value of values(facets)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (choice[name] && !counts.has(choice[name])) counts.set(choice[name], 0);
    return counts;
  };
  const years = counted("year", ({ year }) => [String(year)]);
  for (const year of unsearched) if (!years.get(String(year))) years.set(String(year), undefined);
  const levels = counted("level", ({ level }) => [level]);
  const regions = counted("region", ({ region }) => pathsOf(region));
  return {
    year: [...years].sort(([a], [b]) => b - a).map(([year, count]) => [year, `${year} 年`, count]),
    region: nearby(regions, choice.region),
    level: [...levels]
      .sort(([a], [b]) => LEVELS.indexOf(a) - LEVELS.indexOf(b))
      .map(([level, count]) => [level, level, count]),
  };
}

/** 河南省, 河南省/平顶山市, 河南省/平顶山市/湛河区 */
function pathsOf(region) {
  const names = region ? region.split("/") : [];
  return names.map((_, depth) => names.slice(0, depth + 1).join("/"));
}

/** The provinces, and under the regions chosen the next ones down: the whole country is 3000 regions. */
function nearby(counts, chosen) {
  const open = new Set(["", ...pathsOf(chosen)]);
  const parent = (path) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const provinces = [...counts.keys()].filter((path) => !path.includes("/"));
  if (provinces.length === 1) open.add(provinces[0]);
  return [...counts]
    .filter(([path]) => open.has(parent(path)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, count]) => [path, "　".repeat(path.split("/").length - 1) + path.split("/").at(-1), count]);
}
