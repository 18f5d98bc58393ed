/** Everything there is to search in, as index.json lists it. */
import { Directory } from "./directory.js";
import { KINDS } from "./facets.js";
import { ShortForms } from "./names.js";
import { Shard, json } from "./shards.js";

/** @param {URL} address of index.json */
export async function openIndex(address) {
  const { shards, regions, agencies, short_forms: data } = await json(address);
  const shortForms = new ShortForms(data);
  return {
    shortForms,
    shards: shards.map((description) => new Shard(address, description)),
    directory: new Directory(address, { regions, agencies }, shortForms),
    /** What may be chosen before anything is searched. */
    known: {
      years: shards.flatMap(({ years }) => years),
      regions: regions.map(([, path]) => path).filter((path) => !path.includes("/")),
      levels: regions.map(([, , level]) => level),
      kinds: KINDS,
    },
  };
}
