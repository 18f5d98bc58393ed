/**
 * What is fetched of the index. Everything in it but index.json bears a digest of its content in
 * its name: what a browser has kept is right, and what is not there has been published anew.
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
