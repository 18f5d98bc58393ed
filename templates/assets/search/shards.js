/**
 * The reports, shard by shard. Of each there are a table and a Pagefind bundle, fetched only when
 * they are needed and put together by the addresses of reports. generator/search has what is in
 * them.
 */
import { Once, refuseMissing, unpacked } from "./files.js";

/**
 * What is known of a report without its text.
 * @typedef {{address: string, agency: string, kind: string, year: number, region: string,
 *   level: string, state: string, verdict: [string, string, number] | 0,
 *   figures: (number | [number] | null)[]}} Facets
 *   region: 河南省/平顶山市/湛河区; a figure in a list of its own is derived, null is not known
 */

/** Pagefind's module, by its address, and what it has loaded. */
const shared = new Once();
/** When the bundle before has been opened. */
let opening = Promise.resolve();

export class Shard {
  #once = new Once();
  /** quoted phrase to addresses, and address to Pagefind's result */
  #found = new Map();
  #results = new Map();

  /**
   * @param {{years: number[], province: string, table: string, bundle: string | null}} description
   *   its table's name begins with its own: all, 2025, 2025-41 or 2025-41-2
   * @param {URL} address of index.json
   * @param {URL} runtime the folder of Pagefind's module
   */
  constructor({ years, province, table, bundle }, address, runtime) {
    this.name = table.slice(0, table.indexOf("."));
    this.years = years;
    this.province = province;
    this.tableAddress = new URL(table, address);
    this.folder = bundle && new URL(bundle, address);
    this.runtime = runtime;
  }

  /** Every report, in the order of the table. @returns {Promise<Facets[]>} */
  reports() {
    return this.#once.get("table", () => this.#table());
  }

  /**
   * The reports that have a phrase of so many groups, in the order of the table, each with how many
   * groups it has.
   * @param {string[][][]} groups in each of which any phrase will do
   * @param {number} needed
   * @param {string[][]} without phrases that leave a report out
   * @returns {Promise<{facets: Facets, count: number}[]>}
   */
  async find(groups, needed, without) {
    const [reports] = await Promise.all([
      this.reports(),
      this.#once.get("bundle", () => this.#bundle()),
    ]);
    const counts = new Map();
    for (const group of groups) {
      const found = new Set();
      for (const phrase of group) for (const at of await this.#addresses(phrase)) found.add(at);
      if (needed === groups.length && !found.size) return [];
      for (const at of found) counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    for (const phrase of without) {
      for (const address of await this.#addresses(phrase)) counts.delete(address);
    }
    const found = reports.map((facets) => ({ facets, count: counts.get(facets.address) ?? 0 }));
    return found.filter(({ count }) => count >= needed);
  }

  /** The text of a report that was found, as Pagefind keeps it. */
  async fragment(address) {
    const fragment = await this.#results.get(address).data();
    refuseMissing((path) => path.startsWith(this.folder.pathname));
    return fragment;
  }

  async #addresses(phrase) {
    const quoted = `"${phrase.join(" ")}"`;
    if (!this.#found.has(quoted)) {
      const { results } = await this.instance.search(quoted);
      this.#refuseDamage();
      for (const result of results) this.#results.set(this.addressOf.get(result.id), result);
      this.#found.set(quoted, results.map(({ id }) => this.addressOf.get(id)));
    }
    return this.#found.get(quoted);
  }

  async #table() {
    const { regions, agencies, reports } = await unpacked(this.tableAddress);
    return reports.map(([agencyIndex, year, state, verdict, ...figures]) => {
      const [regionIndex, id, agency, kind] = agencies[agencyIndex];
      const [code, region, level] = regions[regionIndex];
      const address = `${code}/${id}/${year}/`;
      return { address, agency, kind, year, region, level, state, verdict, figures };
    });
  }

  async #bundle() {
    const module = new URL("pagefind.js", this.runtime).href;
    const pages = unpacked(new URL("pages.bin", this.folder));
    pages.catch(() => {}); // it is heard of below
    const pagefind = await shared.get(module, () => import(module));
    // pagefind.js starts its WebAssembly once for all bundles, and not for two at the same time.
    opening = opening.then(() => this.#open(pagefind), () => this.#open(pagefind));
    await opening;
    this.addressOf = new Map(Object.entries(await pages).map(([address, id]) => [id, address]));
  }

  async #open(pagefind) {
    // On this thread: where workers are blocked, Pagefind waits seconds for one.
    this.instance = pagefind.createInstance({ basePath: this.folder.pathname, noWorker: true });
    await this.instance.filters(); // there are none; but what it waits for starts the WebAssembly
    this.#refuseDamage();
  }

  /** A part of its index that could not be fetched is no empty one. */
  #refuseDamage() {
    const isPart = (path) => path.startsWith(this.folder.pathname) && !path.includes("/fragment/");
    try {
      refuseMissing(isPart);
    } catch (error) {
      this.#once.forget("bundle");
      throw error;
    }
  }
}
