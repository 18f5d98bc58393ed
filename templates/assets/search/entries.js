/** What was found, as entries of a list. */
import { excerpt } from "./excerpt.js";

/** An agency or a region: its name, where it is, and the years there are reports on. */
export function nameEntry({ name, address, region, kind, years }, root) {
  const above = region.split("/").slice(0, kind ? undefined : -1);
  const entry = document.createElement("li");
  entry.append(link(name, new URL(address, root).href, "search-title"));
  entry.append(text("span", "search-place", placeOf(kind ?? "地区", above)));
  if (years) {
    const list = text("span", "search-years", "");
    for (const year of years) {
      list.append(link(String(year), new URL(`${address}${year}/`, root).href), " ");
    }
    entry.append(list);
  }
  return entry;
}

/**
 * A report, found by words or by number.
 * @param {import("./run.js").Hit} hit
 * @param {string[][]} phrases what may have been found in its text; none when there were no words
 * @param {[string, number | [number]][]} figures the labels and figures that were asked for
 * @param {{root: URL, refuseStale: () => Promise<void>}} site
 */
export async function reportEntry({ shard, facets }, phrases, figures, { root, refuseStale }) {
  const found = phrases.length ? await excerptOf(shard, facets, phrases, refuseStale) : undefined;
  const title = found?.title ?? `${facets.agency} ${facets.year} 年度报告`;
  const entry = document.createElement("li");
  const address = new URL(facets.address, root).href + (found?.hash ?? "");
  entry.append(link(title, address, "search-title"));
  const place = text("p", "search-place", placeOf(`${facets.year} 年度`, facets.region.split("/")));
  if (facets.state) place.append(text("span", "search-state", facets.state));
  entry.append(place);
  if (figures.length) entry.append(text("p", "search-asked", figures.map(figureText).join("　")));
  if (found) {
    const passage = text("p", "search-excerpt", found.before);
    if (found.mark) passage.append(text("mark", "", found.mark));
    passage.append(found.after);
    entry.append(passage);
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

function figureText([label, figure]) {
  return Array.isArray(figure) ? `${label} ${figure[0]}（推算）` : `${label} ${figure}`;
}

function placeOf(first, regions) {
  return [first, regions.filter(Boolean).join(" › ")].filter(Boolean).join("　");
}

function link(words, address, className) {
  const made = text("a", className, words);
  made.href = address;
  return made;
}

function text(name, className, words) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = words;
  return made;
}
