/** One search over the shards, as far as it has come. */
import { fits, hasFigures, isOldestFirst } from "./choice.js";
import { PARTIAL, readings } from "./query.js";

/** Shards opened before asking to go on, with words, at some 150 KB each, and without, at 10 KB. */
const MOST = 6;
const MOST_TABLES = 24;
/** Shards that are searched to the end, so that the count is that of all. */
const WHOLE = 6;
/** Shards opened side by side. */
const AT_ONCE = 4;

/**
 * @typedef {import("./index.js").Shard} Shard
 * @typedef {import("./index.js").Facets} Facets
 * @typedef {{shard: Shard, facets: Facets, count: number}} Hit
 *   count: groups of the reading that it has
 * @typedef {{shard: Shard, groups: string[][][]}} Candidate
 *   groups: those of the reading, each without the phrases that the shard cannot hold
 */

export class Run {
  /**
   * @param {import("./index.js").Index} index its shards newest first
   * @param {ReturnType<import("./query.js").parsed>} query empty: every report
   * @param {import("./choice.js").Choice} choice
   */
  constructor(index, query, choice) {
    const { shards } = index;
    const ordered = isOldestFirst(choice) ? oldestFirst(shards) : shards;
    this.index = index;
    this.choice = choice;
    this.candidates = ordered.filter((shard) => mayHold(shard, choice));
    this.skipped = ordered.filter((shard) => !this.candidates.includes(shard));
    /** Shards that could not be had. */
    this.failed = new Set();
    this.readings = query.isEmpty ? [undefined].values() : readings(query, index.shortForms);
    /** @type {Hit[]} */
    this.found = [];
    /** @type {Candidate[]} */
    this.waiting = [];
  }

  /** The reports found that fit the choice, in order. */
  get chosen() {
    return this.#fitting.filter((hit) => this.#hasFigures(hit));
  }

  /** How many would fit if the figures asked for were known. */
  get unknown() {
    return this.#fitting.filter((hit) => this.#hasFigures(hit) === undefined).length;
  }

  /** Of every report found that has the figures asked for, what it can be narrowed by. */
  get facets() {
    return this.found.filter((hit) => this.#hasFigures(hit)).map(({ facets }) => facets);
  }

  get #fitting() {
    return this.found.filter(({ facets }) => fits(facets, this.choice));
  }

  #hasFigures({ facets }) {
    return hasFigures(facets.figures, this.choice.figures);
  }

  /**
   * Searches on until there are so many reports to show, or it has cost much; without words, to
   * where it costs much.
   */
  async advance(enough) {
    if (!this.begun) await this.#begin();
    this.left = this.reading ? MOST : MOST_TABLES;
    do await this.#gather(enough);
    while (!this.found.length && !this.waiting.length && (await this.#begin()));
  }

  /** The next reading; whether there is one. */
  async #begin() {
    const { value, done } = this.readings.next();
    if (done) return false;
    this.begun = true;
    this.found = [];
    this.reading = value;
    const open = this.candidates.filter((shard) => !this.failed.has(shard));
    this.waiting = await this.#possible(open);
    this.isWhole = !this.reading || this.waiting.length <= WHOLE;
    return true;
  }

  /** Those that can hold what is read, in the same order. */
  async #possible(shards) {
    if (!this.reading) return shards.map((shard) => ({ shard, groups: [] }));
    const { groups, needed } = this.reading;
    const phrases = new Map(groups.flat().map((phrase) => [phrase, undefined]));
    const look = async (phrase) => phrases.set(phrase, await this.#places(phrase));
    await Promise.all([...phrases.keys()].map(look));
    const numbers = new Map(this.index.shards.map((shard, number) => [shard, number]));
    const held = (shard) => {
      const may = (phrase) => phrases.get(phrase).has(numbers.get(shard));
      return groups.map((group) => group.filter(may));
    };
    const all = shards.map((shard) => ({ shard, groups: held(shard) }));
    return all.filter(({ groups }) => groups.filter((group) => group.length).length >= needed);
  }

  /** Where a route could not be had, everything may hold the phrase. */
  async #places(phrase) {
    try {
      return await this.index.routes.places(phrase);
    } catch (error) {
      console.error(error);
      await this.index.refuseStale();
      return new Set(this.index.shards.keys());
    }
  }

  async #gather(enough) {
    const goesOn = () => this.isWhole || this.chosen.length < enough;
    // What many shards hold, the first of them is likely to have enough of.
    let count = this.isWhole || this.found.length ? AT_ONCE : 1;
    while (this.waiting.length && this.left > 0 && goesOn()) {
      const several = this.waiting.splice(0, count);
      this.left -= several.length;
      count = AT_ONCE;
      const hits = await Promise.all(several.map((candidate) => this.#hits(candidate)));
      this.found.push(...hits.flat());
      // What has more of the query comes first; what has as much, in the order it was found.
      if (this.reading?.label === PARTIAL) this.found.sort((a, b) => b.count - a.count);
    }
  }

  async #hits({ shard, groups }) {
    try {
      const { reading } = this;
      const found = reading ? await shard.find(groups, reading.needed, reading.without) : undefined;
      const hits = found
        ? found.map((hit) => ({ shard, ...hit }))
        : (await shard.reports()).map((facets) => ({ shard, facets, count: 0 }));
      if (isOldestFirst(this.choice)) hits.sort((a, b) => a.facets.year - b.facets.year);
      return hits;
    } catch (error) {
      console.error(error);
      await this.index.refuseStale();
      this.failed.add(shard);
      return [];
    }
  }
}

function oldestFirst(shards) {
  const oldest = ({ years }) => Math.min(...years);
  return [...shards].sort((a, b) => oldest(a) - oldest(b));
}

function mayHold(shard, { year, region }) {
  if (year && !shard.years.includes(Number(year))) return false;
  const province = region.split("/")[0];
  return !province || !shard.province || shard.province === province;
}
