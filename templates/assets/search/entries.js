/** What was found, as the page shows it. */
import { printed, tokenOf } from "./text.js";

const BLOCK_END = "|";
const HEAD_END = "||";
const BEFORE = 24;
const AFTER = 64;
const PARAGRAPH = 20;

/**
 * What stands around the entries: where addresses begin, what of its figures a report is told by,
 * and what to do where its text cannot be had.
 * @typedef {{root: URL, told: (figures: Figure[]) => [string, Figure][],
 *   refuseStale: () => Promise<void>}} Site
 * @typedef {number | [number] | null} Figure a derived one in a list of its own; null: not known
 */

/** An agency or a region: its name, where it is, and the years there are reports on. */
export function nameEntry({ name, address, region, kind, years }, { root }) {
  const above = region.split("/").slice(0, kind ? undefined : -1);
  const entry = element("li");
  const place = element("span", "search-place", placeOf(kind ?? "地区", above));
  entry.append(titled(name, new URL(address, root).href), place);
  if (years) {
    const list = element("span", "search-years");
    for (const year of years) {
      list.append(link(year, new URL(`${address}${year}/`, root).href), " ");
    }
    entry.append(list);
  }
  return entry;
}

/**
 * The agency that is meant, with its newest report or the one asked for.
 * @param {import("./directory.js").Agency} agency
 * @param {import("./run.js").Hit} hit
 * @param {Site} site
 */
export function card({ name, address, region, kind, all }, { facets }, { root, told }) {
  const { year, figures, state, verdict } = facets;
  const newest = Math.max(...all);
  const which = year === newest ? "最新" : `最新为 ${newest} 年度`;
  const parts = [
    element("p", "search-place", placeOf(kind, region.split("/"))),
    element("h2", "", link(name, new URL(address, root).href)),
    element("p", "search-year", `${year} 年度（${which}）`),
  ];
  if (state) parts[parts.length - 1].append(element("span", "search-state", state));
  if (figures) {
    const cells = told(figures).map(([label, figure]) => {
      return element("div", "", element("dt", "", label), element("dd", "", ...figureOf(figure)));
    });
    parts.push(element("dl", "search-key", ...cells));
    if (verdict.length) parts.push(element("p", "", `核验：${verdict.join("，")}。`));
  }
  const years = element("p", "search-years");
  for (const each of all) {
    const shown = link(each, new URL(`${address}${each}/`, root).href);
    if (each === year) shown.setAttribute("aria-current", "true");
    years.append(shown, " ");
  }
  return [...parts, years];
}

/**
 * A report, found by name, by words or by number.
 * @param {import("./run.js").Hit} hit
 * @param {string[][]} phrases what may have been found in its text; none when there were no words
 * @param {[string, Figure][]} asked the labels and figures that were asked for
 * @param {Site} site
 */
export async function reportEntry({ shard, facets }, phrases, asked, { root, told, refuseStale }) {
  const found = phrases.length ? await excerptOf(shard, facets, phrases, refuseStale) : undefined;
  const title = found?.title || `${facets.agency} ${facets.year} 年度报告`;
  const entry = element("li");
  const address = new URL(facets.address, root).href + (found?.hash ?? "");
  const regions = facets.region.split("/");
  const place = element("p", "search-place", placeOf(`${facets.year} 年度`, regions));
  if (facets.state) place.append(element("span", "search-state", facets.state));
  entry.append(titled(title, address), place);
  if (asked.length) {
    entry.append(element("p", "search-asked", asked.map(figureText).join("　")));
  } else if (!found?.mark && facets.figures) {
    entry.append(element("p", "search-asked", told(facets.figures).map(figureText).join("　")));
  }
  if (found?.mark) {
    const mark = element("mark", "", found.mark);
    entry.append(element("p", "search-excerpt", found.before, mark, found.after));
  } else if (found) {
    entry.append(element("p", "search-excerpt", found.before, found.after));
  }
  return entry;
}

/** The report is found and can be opened, even where its text cannot be had. */
async function excerptOf(shard, { address }, phrases, refuseStale) {
  try {
    return excerpt(await shard.fragment(address), phrases);
  } catch (error) {
    console.error(error);
    await refuseStale();
    return { before: "（摘要没有取到。）", after: "" };
  }
}

/** A derived figure says so; one that is not known is no 0. */
function figureText([label, figure]) {
  if (figure === null) return `${label} 未知`;
  return Array.isArray(figure) ? `${label} ${figure[0]}（推算）` : `${label} ${figure}`;
}

function figureOf(figure) {
  if (figure === null) return ["未知"];
  return Array.isArray(figure) ? [figure[0], element("small", "", "推算")] : [figure];
}

function placeOf(first, regions) {
  return [first, regions.filter(Boolean).join(" › ")].filter(Boolean).join("　");
}

function titled(words, address) {
  return element("h3", "", link(words, address, "search-title"));
}

export function link(words, address, className) {
  const made = element("a", className, words);
  made.href = address;
  return made;
}

export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * What is shown of a report's text.
 * @param {{content: string, raw_url: string, anchors: {id: string, location: number}[]}} fragment
 * @param {string[][]} phrases tokens of each, any of which may be what was found
 * @returns {{title: string, before: string, mark: string, after: string, hash: string}}
 *   mark and hash are empty when only the title or a name was found
 */
export function excerpt(fragment, phrases) {
  const pieces = fragment.content.split(/\s+/);
  const found = pieces.map(tokenOf);
  const head = pieces.indexOf(HEAD_END) + 1;
  const title = printed(pieces.slice(0, pieces.indexOf(BLOCK_END)));
  const match = longestMatch(found, head, phrases);
  const { start, end } = match.end > head ? match : both(opening(pieces, head));
  const from = begin(pieces, head, start);
  const to = Math.max(end, finish(pieces, end));
  const cutBefore = from > head && pieces[from - 1] !== BLOCK_END;
  const cutAfter = to < pieces.length && pieces[to] !== BLOCK_END;
  const before = (cutBefore ? "…" : "") + printed(pieces.slice(from, start));
  const [mark, tail] = split(pieces.slice(start, end));
  const after = tail + printed(pieces.slice(end, to)) + (cutAfter ? "…" : "");
  const anchor = fragment.anchors.filter(({ location }) => location <= start).pop();
  const hash = mark ? `#${anchor?.id ?? ""}:~:text=${textDirective(mark)}` : "";
  return { title, before, mark, after, hash };
}

/** A text that the browser is to find and show; a hyphen has a meaning of its own there. */
const textDirective = (text) => encodeURIComponent(text).replaceAll("-", "%2D");

/** The longest passage of the narrative that was found, the first of its length. */
function longestMatch(found, head, phrases) {
  const covered = new Uint8Array(found.length + 1);
  for (const phrase of phrases) {
    for (let start = head; start <= found.length - phrase.length; start++) {
      const stands = phrase.every((token, i) => found[start + i] === token);
      if (stands) covered.fill(1, start, start + phrase.length);
    }
  }
  let best = { start: head, end: head };
  for (let start = head, at = head; at < covered.length; at++) {
    if (covered[at]) continue;
    if (at - start > best.end - best.start) best = { start, end: at };
    start = at + 1;
  }
  return best;
}

/** Where the first paragraph begins that says something: headings are shorter. */
function opening(pieces, head) {
  let start = head;
  for (let at = head; at < pieces.length; at++) {
    if (pieces[at] !== BLOCK_END) continue;
    if (at - start >= PARAGRAPH) return start;
    start = at + 1;
  }
  return head;
}

const both = (position) => ({ start: position, end: position });

function begin(pieces, head, start) {
  let from = start;
  while (from > head && start - from < BEFORE && pieces[from - 1] !== BLOCK_END) from--;
  return from;
}

function finish(pieces, end) {
  let to = end;
  while (to < pieces.length && to - end < AFTER && pieces[to] !== BLOCK_END) to++;
  return to;
}

/** What was found as printed, and the punctuation behind it. */
function split(pieces) {
  if (!pieces.length) return ["", ""];
  const last = pieces[pieces.length - 1];
  const word = last.match(/^[^!-/:-@[-`{-~]+'?/)?.[0] ?? last;
  return [printed([...pieces.slice(0, -1), word]), printed([last.slice(word.length)])];
}
