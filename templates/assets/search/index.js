/** Everything there is to search in, as index.json lists it. */
import { KINDS } from "./choice.js";
import { Directory } from "./directory.js";
import { crc32, newest, Once, refuseMissing, Routes, unpacked } from "./files.js";
import { ShortForms } from "./query.js";

/** What generator/search writes; of another this page can make nothing. */
const FORMAT = 4;

/** The page is of another version than the index. */
export class OtherVersion extends Error {}

/** The site has been published anew, and what was opened is no longer there. */
export class StaleIndex extends Error {}

export class Index {
  #once = new Once();

  /** @param {URL} address of index.json */
  static async open(address) {
    const text = await newest(address);
    const described = JSON.parse(text);
    if (described.format !== FORMAT) throw new OtherVersion(`format ${described.format}`);
    return new Index(address, text, described, await unpacked(new URL(described.regions, address)));
  }

  constructor(address, text, described, regions) {
    const { folder, files } = described.routes;
    const runtime = new URL(described.runtime, address);
    this.address = address;
    this.text = text;
    this.words = described.short_forms;
    this.shortForms = new ShortForms(this.words);
    this.routes = new Routes(new URL(folder, address), files);
    /** Newest first. */
    this.shards = described.shards.map((shard) => new Shard(shard, address, runtime));
    this.directory = new Directory(address, { ...described, regions }, this);
    const first = this.shards.length + described.agencies.length;
    this.spellings = described.spellings.map((file, i) => {
      const read = () => unpacked(new URL(file, address));
      return { place: first + i, rows: () => this.#once.get(file, read) };
    });
    /** What may be chosen before anything is searched. */
    this.known = {
      years: this.shards.flatMap(({ years }) => years),
      regions: regions.map(([, path]) => path).filter((path) => !path.includes("/")),
      levels: regions.map(([, , level]) => level),
      kinds: KINDS,
    };
    this.hasText = this.shards.every(({ folder }) => folder);
  }

  /** Throws where the site has been published anew since: what could not be had may be there. */
  async refuseStale() {
    const now = await newest(this.address).catch(() => this.text);
    if (now !== this.text) throw new StaleIndex();
  }

  /**
   * A report of an agency, by its address, as a hit; undefined where it is not there.
   * @param {string} address 410411/gxj/2025/
   */
  async report(address) {
    const shard = this.#shardOf(address);
    const reports = await shard?.reports();
    const facets = reports?.find((report) => report.address === address);
    return facets && { shard, facets, count: 0 };
  }

  /** By name: all, its year, its year and province, or one of several; generator/search divides. */
  #shardOf(address) {
    const [code, , year] = address.split("/");
    const of = `${year}-${code.slice(0, 2)}`;
    const several = this.shards.filter(({ name }) => {
      return ["all", year, of].includes(name) || name.startsWith(`${of}-`);
    });
    return several[crc32(address) % several.length];
  }
}

/**
 * What is known of a report without its text.
 * @typedef {{address: string, agency: string, kind: string, year: number, region: string,
 *   level: string, state: string, verdict: string[],
 *   figures: (number | [number] | null)[]}} Facets
 *   verdict: on its figures and on the year before, none where there is nothing to verify;
 *   region: 河南省/平顶山市/湛河区; a figure in a list of its own is derived, null is not known
 */

/** Pagefind's module, by its address, and what it has loaded. */
const shared = new Once();
/** When the bundle before has been opened. */
let opening = Promise.resolve();

/**
 * Some of the reports. Of these there are a table and a Pagefind bundle, fetched only when they are
 * needed and put together by the addresses of reports. generator/search has what is in them.
 */
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
