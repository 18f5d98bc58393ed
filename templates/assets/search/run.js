/** One search over the shards, as far as it has come. */
import { isOldestFirst } from "./choice.js";
import { fits, hasFigures } from "./facets.js";

/** Shards opened before asking to go on; each costs some 200 KB with words, 30 KB without. */
const MOST = 12;
/** What a shard costs that its sieve lets alone. */
const SIEVED = 0.25;

/**
 * @typedef {import("./shards.js").Shard} Shard
 * @typedef {import("./shards.js").Facets} Facets
 * @typedef {{shard: Shard, rank: number, facets: Facets}} Hit
 */

export class Run {
  /**
   * @param {Shard[]} shards newest first
   * @param {import("./query.js").Reading[]} readings none: every report
   * @param {import("./facets.js").Choice} choice
   */
  constructor(shards, readings, choice) {
    const ordered = isOldestFirst(choice) ? oldestFirst(shards) : shards;
    this.choice = choice;
    this.candidates = ordered.filter((shard) => mayHold(shard, choice));
    this.skipped = ordered.filter((shard) => !this.candidates.includes(shard));
    /** Shards that could not be had. */
    this.failed = new Set();
    this.readings = readings.length ? [...readings] : [undefined];
    this.#begin();
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
    for (;;) {
      await this.#gather(enough);
      if (this.found.length || this.waiting.length || !this.readings.length) return;
      this.#begin();
    }
  }

  #begin() {
    this.reading = this.readings.shift();
    this.waiting = this.candidates.filter((shard) => !this.failed.has(shard));
    /** @type {Hit[]} */
    this.found = [];
  }

  async #gather(enough) {
    let cost = 0;
    while (this.waiting.length && cost < MOST && !(this.reading && this.chosen.length >= enough)) {
      const shard = this.waiting.shift();
      try {
        const ranks = await shard.find(this.reading);
        const hits = ranks.map((rank) => ({ shard, rank, facets: shard.facets[rank] }));
        if (isOldestFirst(this.choice)) hits.sort((a, b) => a.facets.year - b.facets.year);
        this.found.push(...hits);
        cost += ranks.length ? 1 : SIEVED;
      } catch (error) {
        console.error(error);
        this.failed.add(shard);
        cost += 1;
      }
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
