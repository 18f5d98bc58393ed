/** Everything there is to search in, as index.json lists it. */
import { Directory } from "./directory.js";
import { KINDS } from "./facets.js";
import { newest, Once, unpacked } from "./files.js";
import { ShortForms } from "./names.js";
import { crc32, Routes } from "./routes.js";
import { Shard } from "./shards.js";

/** What generator/search writes; of another this page can make nothing. */
const FORMAT = 2;

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
