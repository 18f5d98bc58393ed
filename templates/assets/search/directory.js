/** Agencies and regions by name, from the first character on; no text index is opened for it. */
import { LEVELS } from "./facets.js";
import { partsOf } from "./query.js";
import { Once, unpacked } from "./files.js";
import { tokens } from "./text.js";

/** Agencies after which no more files are fetched. */
const ENOUGH = 50;
/** Files fetched side by side; and at most, where none can have a name as it was typed. */
const AT_ONCE = 4;
/** Of the pairs of a name, how many a file has to hold that may have it with others between. */
const MUCH = 0.5;

/** A year, with or without what follows it: 2025, 2025年, 2025年度. */
const YEAR = /(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])\s*(?:年度?)?/g;

/**
 * @typedef {{address: string, name: string, region: string, level: string}} Region
 *   region: 河南省/平顶山市/湛河区
 * @typedef {Region & {kind: string, years: number[]}} Agency
 *   years: newest first; those asked for, when some are
 */

export class Directory {
  #once = new Once();

  /**
   * @param {URL} address of index.json
   * @param {{regions: string[][], agencies: {file: string}[], shards: unknown[],
   *   routes: import("./routes.js").Routes}} index
   * @param {import("./names.js").ShortForms} shortForms
   */
  constructor(address, index, shortForms) {
    this.shortForms = shortForms;
    this.regions = index.regions.map(([code, path, level]) => {
      const name = path.split("/").at(-1);
      const names = [named(name, path)];
      return { code, address: `${code}/`, name, region: path, level, names };
    });
    this.regionOf = new Map(this.regions.map((region) => [region.code, region]));
    this.routes = index.routes;
    this.files = index.agencies.map(({ file }, i) => {
      return { place: index.shards.length + i, address: new URL(file, address) };
    });
  }

  /**
   * What bears the name that was typed, or begins to, best first.
   * @param {string} query
   * @returns {Promise<{agencies: Agency[], regions: Region[]}>}
   */
  async find(query) {
    const { years, parts } = this.read(query);
    if (!parts.length) return { agencies: [], regions: [] };
    const agencies = await this.#agencies(parts);
    const asked = agencies.map((agency) => ({
      ...agency,
      years: agency.years.filter((year) => !years.size || years.has(year)),
    }));
    return {
      agencies: asked.filter((agency) => !years.size || agency.years.length),
      regions: years.size ? [] : ranked(matching(this.regions, parts, isWithin), parts),
    };
  }

  /** The years asked for; and of each other part of the query, what it may be called. */
  read(query) {
    let text = query.normalize("NFKC");
    for (const word of this.shortForms.reports) text = text.replaceAll(word, " ");
    const years = new Set((text.match(YEAR) ?? []).map((year) => parseInt(year, 10)));
    const calledOf = (name) => this.shortForms.beginnings(name).map((tokens) => tokens.join(""));
    return { years, parts: partsOf(text.replace(YEAR, " ")).map(calledOf) };
  }

  /** From files that can have each part as it was typed; where there is none, from others. */
  async #agencies(parts) {
    const shares = await Promise.all(parts.map((part) => this.#shares(part)));
    const share = ({ place }) => Math.min(...shares.map((share) => share(place)));
    const holding = this.files.filter((file) => share(file) === 1);
    const exact = await this.#matching(holding, parts);
    if (exact.length) return ranked(exact, parts);
    // 朝阳教育局 is 朝阳区教育局, 生环局 is 生态环境局: all the characters, in order.
    const near = this.files.filter((file) => this.files.length <= AT_ONCE || share(file) >= MUCH);
    near.sort((a, b) => share(b) - share(a));
    const rows = await Promise.all(near.slice(0, AT_ONCE).map((file) => this.#file(file)));
    return ranked(matching(rows.flat(), parts, isSpread), parts);
  }

  /** How much of a part, in whichever of its forms, each place may hold: 0 to 1. */
  async #shares(part) {
    const forms = await Promise.all(part.map((name) => this.routes.holders(tokens(name))));
    const shareOf = (holders, place) => holders.filter((each) => each.has(place)).length;
    return (place) => Math.max(...forms.map((all) => shareOf(all, place) / all.length));
  }

  async #matching(files, parts) {
    const found = [];
    for (let at = 0; at < files.length && found.length < ENOUGH; at += AT_ONCE) {
      const several = files.slice(at, at + AT_ONCE).map((file) => this.#file(file));
      found.push(...matching((await Promise.all(several)).flat(), parts, isWithin));
    }
    return found;
  }

  #file({ address }) {
    return this.#once.get(address.href, () => this.#rows(address));
  }

  async #rows(address) {
    return (await unpacked(address)).map(([code, id, kind, years, ...names]) => {
      const { region, level } = this.regionOf.get(code);
      const known = names.map((name) => named(name, code === NATION ? "" : region));
      return { address: `${code}/${id}/`, name: names[0], region, level, kind, years, names: known };
    });
  }
}

const NATION = "000000";

const fold = (text) => tokens(text).join("");

const SPACE_OR_SIGN = /[\p{Z}\p{P}]/gu;

/** Whether a name is written as it is searched; 湛河區 is not, and may pass for another. */
function isPlain({ name, names: [{ own }] }) {
  return own === name.replace(SPACE_OR_SIGN, "").toLowerCase();
}

/** A name with the regions it leaves out before it; from `start` on it is the name itself. */
function named(name, path) {
  const own = fold(name);
  const regions = path ? path.split("/").map(fold) : [];
  const first = regions.findIndex((region) => own.startsWith(region));
  const before = regions.slice(0, first < 0 ? regions.length : first).join("");
  return { text: before + own, start: before.length, own };
}

/** Those with every part in a name of theirs, and not all of them only in the regions before it. */
function matching(entries, parts, test) {
  return entries.filter(({ names }) => {
    const last = (part) => Math.max(...names.flatMap((name) => endsIn(name, part, test)));
    const ends = parts.map(last);
    return ends.every((end) => end > -Infinity) && ends.some((end) => end > 0);
  });
}

/** Where each of what a part may be called ends in a name; 0 or less in the regions before it. */
function endsIn({ text, start }, part, test) {
  return part.map((called) => test(text, called) - start);
}

/**
 * The same entries, best first: by name, look-alikes last, then from the country down, the shorter
 * name first.
 */
function ranked(entries, parts) {
  const order = ([a, one], [b, other]) =>
    a - b ||
    isPlain(other) - isPlain(one) ||
    LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
    one.name.length - other.name.length ||
    (one.address < other.address ? -1 : 1);
  return entries.map((entry) => [rank(entry, parts), entry]).sort(order).map(([, entry]) => entry);
}

/** Where a name that stands in a text ends, the last time it does; -Infinity where it does not. */
function isWithin(text, name) {
  const at = text.lastIndexOf(name);
  return at < 0 ? -Infinity : at + name.length;
}

/** The same of a name whose characters stand in a text in their order, with others between. */
function isSpread(text, name) {
  let at = 0;
  for (const character of name) {
    at = text.indexOf(character, at) + 1;
    if (!at) return -Infinity;
  }
  return at;
}

/**
 * A whole name, the beginning of one, something in it, or in the regions before it: 0, 2, 4, 6; one
 * more where it is not the entry's first name.
 */
function rank({ names }, parts) {
  const joined = parts.map(([part]) => part).join("");
  const ranks = [...parts.flat(), joined].flatMap((part) =>
    names.map((name, i) => 2 * nearness(name, part) + Math.min(i, 1)),
  );
  return Math.min(...ranks);
}

function nearness({ text, own }, part) {
  if (own === part || text === part) return 0;
  if (own.startsWith(part)) return 1;
  return own.includes(part) ? 2 : 3;
}
