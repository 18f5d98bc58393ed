/**
 * The index, shard by shard: each is a Pagefind bundle of its own, opened only when it is needed.
 * See generator/search/__init__.py for what is where.
 */

let pagefind;

/** @typedef {{year: number, region: string, level: string}} Facets */

export class Shard {
  /**
   * @param {URL} folder
   * @param {{years: number[], province: string, count: number}} description
   */
  constructor(folder, description) {
    this.folder = folder;
    this.years = description.years;
    this.province = description.province;
    /** phrase to ranks, and rank to Pagefind's result */
    this.found = new Map();
    this.results = new Map();
  }

  /** To be awaited before another is opened: pagefind.js starts its WebAssembly once for all. */
  open() {
    this.opening ??= this.#open().catch((error) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  async #open() {
    pagefind ??= await import(new URL("../pagefind/pagefind.js", this.folder).href);
    // On this thread: where workers are blocked, Pagefind waits seconds for one.
    const instance = pagefind.createInstance({ basePath: this.folder.pathname, noWorker: true });
    const [{ regions, levels, records }] = await Promise.all([
      json(new URL("facets.json", this.folder)),
      instance.filters(), // there are none; but what it waits for starts the WebAssembly
    ]);
    /** @type {Facets[]} by rank */
    this.facets = Object.values(records).map(([year, region, level]) => ({
      year,
      region: regions[region],
      level: levels[level],
    }));
    this.rankOf = new Map(Object.keys(records).map((id, rank) => [id, rank]));
    this.instance = instance;
  }

  /**
   * Ranks of the reports that a reading finds, best first.
   * @param {import("./search-query.js").Reading} reading
   */
  async find({ groups, needed }) {
    const counts = new Map();
    for (const group of groups) {
      const ranks = new Set();
      for (const phrase of group) for (const rank of await this.ranks(phrase)) ranks.add(rank);
      if (needed === groups.length && !ranks.size) return [];
      for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1);
    }
    return [...counts].filter(([, count]) => count >= needed).map(([rank]) => rank).sort((a, b) => a - b);
  }

  /** Ranks of the reports with a phrase. A rank is a report's place in the shard, the best first. */
  async ranks(phrase) {
    const quoted = `"${phrase.join(" ")}"`;
    if (!this.found.has(quoted)) {
      const { results } = await this.instance.search(quoted);
      const ranks = results.map((result) => this.rankOf.get(result.id));
      ranks.forEach((rank, i) => this.results.set(rank, results[i]));
      this.found.set(quoted, ranks);
    }
    return this.found.get(quoted);
  }

  /** A report's text and address, as Pagefind keeps them. */
  fragment(rank) {
    return this.results.get(rank).data();
  }
}

/** @param {URL} address of index.json */
export async function shardsOf(address) {
  const { shards } = await json(address);
  return shards.map((shard) => new Shard(new URL(shard.folder, address), shard));
}

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
