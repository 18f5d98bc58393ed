/** Everything there is to search in, as index.json lists it. */
import { Directory } from "./directory.js";
import { KINDS } from "./facets.js";
import { newest, unpacked } from "./files.js";
import { ShortForms } from "./names.js";
import { Routes } from "./routes.js";
import { Shard } from "./shards.js";

/** What generator/search writes; of another this page can make nothing. */
const FORMAT = 2;

/** The page is of another version than the index. */
export class OtherVersion extends Error {}

/** The site has been published anew, and what was opened is no longer there. */
export class StaleIndex extends Error {}

/** @typedef {Awaited<ReturnType<typeof openIndex>>} Index */

/** @param {URL} address of index.json */
export async function openIndex(address) {
  const text = await newest(address);
  const described = JSON.parse(text);
  if (described.format !== FORMAT) throw new OtherVersion(`format ${described.format}`);
  const shortForms = new ShortForms(described.short_forms);
  const runtime = new URL(described.runtime, address);
  const routes = new Routes(new URL(described.routes.folder, address), described.routes.files);
  const regions = await unpacked(new URL(described.regions, address));
  return {
    shortForms,
    routes,
    shards: described.shards.map((shard) => new Shard(shard, address, runtime)),
    directory: new Directory(address, { ...described, regions, routes }, shortForms),
    /** What may be chosen before anything is searched. */
    known: {
      years: described.shards.flatMap(({ years }) => years),
      regions: regions.map(([, path]) => path).filter((path) => !path.includes("/")),
      levels: regions.map(([, , level]) => level),
      kinds: KINDS,
    },
    /** Throws where the site has been published anew since: what could not be had may be there. */
    refuseStale: async () => {
      const now = await newest(address).catch(() => text);
      if (now !== text) throw new StaleIndex();
    },
  };
}
