/**
 * What is fetched of the index, and which of its files to fetch. Everything in it but index.json
 * bears a digest of its content in its name: what a browser has kept is right, and what is not
 * there has been published anew.
 */

/** Paths of what could not be fetched. */
const missing = new Set();

// Pagefind takes what it cannot fetch for empty.
const { fetch: fetchAny } = globalThis;
globalThis.fetch = async (address, options) => {
  const { pathname } = new URL(address.url ?? address, location.href);
  try {
    const response = await fetchAny(address, options);
    if (!response.ok) missing.add(pathname);
    return response;
  } catch (error) {
    missing.add(pathname);
    throw error;
  }
};

/** Throws where something of that kind could not be fetched since it was asked last. */
export function refuseMissing(isMeant) {
  const paths = [...missing].filter(isMeant);
  for (const path of paths) missing.delete(path);
  if (paths.length) throw new Error(`${paths[0]}: could not be fetched`);
}

/** JSON that gzip has compressed. @param {URL} address */
export async function unpacked(address) {
  const { body } = await fetched(address);
  return new Response(body.pipeThrough(new DecompressionStream("gzip"))).json();
}

/** Text of which the host is asked whether it is still the same. @param {URL} address */
export async function newest(address) {
  return (await fetched(address, { cache: "no-cache" })).text();
}

async function fetched(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** What a step gave the first time; a step that failed is taken again. */
export class Once {
  #taken = new Map();

  get(name, step) {
    if (!this.#taken.has(name)) {
      const made = step();
      this.#taken.set(name, made);
      made.catch(() => this.#taken.delete(name));
    }
    return this.#taken.get(name);
  }

  forget(name) {
    this.#taken.delete(name);
  }
}

/** Pairs of a long phrase that are looked up, evenly spread over it; each costs a file. */
const MOST = 8;
const POLYNOMIAL = 0xedb88320;

const BYTES = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});
const encoder = new TextEncoder();

export function crc32(text) {
  let value = ~0;
  for (const byte of encoder.encode(text)) value = (value >>> 8) ^ BYTES[(value ^ byte) & 255];
  return ~value >>> 0;
}

/**
 * Which places can hold tokens in a row: shards, and files of the directory, by their numbers.
 * generator/search/routes.py has what is in the files; a no is certain.
 */
export class Routes {
  #once = new Once();

  /** @param {URL} folder @param {number} files a power of two */
  constructor(folder, files) {
    this.folder = folder;
    this.digits = Math.log2(files);
  }

  /**
   * Of each pair of a phrase, or of its only token, the places that may hold it.
   * @param {string[]} phrase tokens
   * @returns {Promise<Set<number>[]>}
   */
  holders(phrase) {
    const pairs = phrase.slice(1).map((token, i) => phrase[i] + token);
    return this.each(pairs.length ? pairs : phrase);
  }

  /** The same of what the table knows, as it stands there. @param {string[]} entries */
  each(entries) {
    return Promise.all(spread(entries).map((entry) => this.#holders(entry)));
  }

  /** The places that may hold the whole phrase. @param {string[]} phrase */
  async places(phrase) {
    const [first, ...others] = await this.holders(phrase);
    return new Set([...first].filter((place) => others.every((holders) => holders.has(place))));
  }

  async #holders(entry) {
    const checksum = crc32(entry);
    const file = this.digits && checksum >>> (32 - this.digits);
    const least = file * 2 ** (32 - this.digits);
    const groups = await this.#once.get(file, () => unpacked(new URL(`${file}.bin`, this.folder)));
    const holding = groups.find(([, steps]) => has(steps, checksum - least));
    return new Set(holding ? sums(holding[0]) : []);
  }
}

/** At most so many of them: a b c d e by 3 → a c e. */
function spread(entries) {
  if (entries.length <= MOST) return entries;
  const step = (entries.length - 1) / (MOST - 1);
  return Array.from({ length: MOST }, (_, i) => entries[Math.round(i * step)]);
}

/** Whether what the steps lead to, each from the one before, is among them. */
function has(steps, wanted) {
  let at = 0;
  for (const step of steps) if ((at += step) >= wanted) return at === wanted;
  return false;
}

/** 3, 2, 4 → 3, 5, 9 */
function sums(steps) {
  let at = 0;
  return steps.map((step) => (at += step));
}
