/**
 * The reports, shard by shard. Of each there are a table, a sieve, and a Pagefind bundle; each is
 * fetched only when it is needed. generator/search has what is in them.
 */
import { Sieve } from "./sieve.js";

/** The promise of Pagefind's module. */
let loading;

/**
 * What is known of a report without its text.
 * @typedef {{address: string, agency: string, kind: string, year: number, region: string,
 *   level: string, state: string, figures: (number | [number] | null)[]}} Facets
 *   region: 河南省/平顶山市/湛河区; a figure in a list of its own is derived, null is not known
 */

export class Shard {
  /**
   * @param {URL} address of index.json
   * @param {{years: number[], province: string, table: string, bundle: string | null}} description
   */
  constructor(address, description) {
    this.years = description.years;
    this.province = description.province;
    this.tableAddress = new URL(description.table, address);
    this.folder = description.bundle && new URL(description.bundle, address);
    /** phrase to ranks, and rank to Pagefind's result */
    this.found = new Map();
    this.results = new Map();
    this.once = new Map();
  }

  /**
   * Ranks of the reports that a reading finds, without one of all; a rank is an index in the table.
   * @param {import("./query.js").Reading} [reading]
   */
  async find(reading) {
    if (!reading) {
      await this.#keep("table", () => this.#table());
      return this.facets.map((_, rank) => rank);
    }
    const sieve = await this.#keep("sieve", () => this.#sieve());
    const groups = reading.groups.map((group) => group.filter((phrase) => sieve.passes(phrase)));
    if (groups.filter((group) => group.length).length < reading.needed) return [];
    await Promise.all([
      this.#keep("table", () => this.#table()),
      this.#keep("bundle", () => this.#bundle()),
    ]);
    return this.#match(groups, reading.needed);
  }

  /** A report's text and address, as Pagefind keeps them. */
  fragment(rank) {
    return this.results.get(rank).data();
  }

  async #match(groups, needed) {
    const counts = new Map();
    for (const group of groups) {
      const ranks = new Set();
      for (const phrase of group) for (const rank of await this.#ranks(phrase)) ranks.add(rank);
      if (needed === groups.length && !ranks.size) return [];
      for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1);
    }
    const enough = [...counts].filter(([, count]) => count >= needed);
    return enough.map(([rank]) => rank).sort((a, b) => a - b);
  }

  async #ranks(phrase) {
    const quoted = `"${phrase.join(" ")}"`;
    if (!this.found.has(quoted)) {
      const { results } = await this.instance.search(quoted);
      this.#refuseDamage();
      const ranks = results.map((result) => this.rankOf.get(result.id));
      ranks.forEach((rank, i) => this.results.set(rank, results[i]));
      this.found.set(quoted, ranks);
    }
    return this.found.get(quoted);
  }

  /** What a step gave the first time; a step that failed is tried again. */
  #keep(name, step) {
    if (!this.once.has(name)) {
      const made = step();
      this.once.set(name, made);
      made.catch(() => this.once.delete(name));
    }
    return this.once.get(name);
  }

  async #table() {
    const { regions, agencies, reports } = await unpacked(this.tableAddress);
    /** @type {Facets[]} by rank */
    this.facets = reports.map(([agencyIndex, year, state, ...figures]) => {
      const [regionIndex, id, agency, kind] = agencies[agencyIndex];
      const [code, region, level] = regions[regionIndex];
      const address = `${code}/${id}/${year}/`;
      return { address, agency, kind, year, region, level, state, figures };
    });
  }

  async #sieve() {
    const response = await fetched(new URL("sieve.bin", this.folder));
    return new Sieve(new Uint8Array(await response.arrayBuffer()));
  }

  async #bundle() {
    loading ??= import(new URL("../pagefind/pagefind.js", this.folder).href);
    loading.catch(() => (loading = undefined));
    const pagefind = await loading;
    const ids = json(new URL("pages.json", this.folder));
    // pagefind.js starts its WebAssembly once for all bundles, and not for two at the same time.
    opening = opening.then(() => this.#open(pagefind), () => this.#open(pagefind));
    await opening;
    this.rankOf = new Map((await ids).map((id, rank) => [id, rank]));
  }

  async #open(pagefind) {
    // On this thread: where workers are blocked, Pagefind waits seconds for one.
    this.instance = pagefind.createInstance({ basePath: this.folder.pathname, noWorker: true });
    await this.instance.filters(); // there are none; but what it waits for starts the WebAssembly
    this.#refuseDamage();
  }

  /** Pagefind takes a part of its index that could not be fetched for an empty one; we do not. */
  #refuseDamage() {
    const isPart = (path) => path.startsWith(this.folder.pathname) && !path.includes("/fragment/");
    const parts = [...missing].filter(isPart);
    if (!parts.length) return;
    for (const path of parts) missing.delete(path);
    this.once.delete("bundle");
    throw new Error(`${parts[0]}: could not be fetched`);
  }
}

/** Paths of what could not be fetched. */
const missing = new Set();

function watchFetch() {
  const { fetch } = globalThis;
  globalThis.fetch = async (address, options) => {
    const { pathname } = new URL(address.url ?? address, location.href);
    try {
      const response = await fetch(address, options);
      if (!response.ok) missing.add(pathname);
      return response;
    } catch (error) {
      missing.add(pathname);
      throw error;
    }
  };
}

watchFetch();
/** When the bundle before has been opened. */
let opening = Promise.resolve();

/** @param {URL} address */
export async function json(address) {
  return (await fetched(address)).json();
}

/** JSON that gzip has compressed. */
export async function unpacked(address) {
  const { body } = await fetched(address);
  return new Response(body.pipeThrough(new DecompressionStream("gzip"))).json();
}

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
