/** What the archive already has: regions, their agencies, a report. Asked for only when it is needed. */

/** An archive that does not answer, or answers something else. */
export class UnreachableError extends Error {}

/**
 * @typedef {{code: string, name: string, parent: ?string, agencies: number}} Region
 * @typedef {{id: string, region: string, name: string, years: number[], reports: string[]}} Agency
 */

export class Archive {
  /** @param {{root: string, regions: string, agencies: string}} addresses */
  constructor(addresses) {
    this.addresses = addresses;
    /** Address → what came of it, so that nothing is asked for twice. */
    this.asked = new Map();
  }

  /** @returns {Promise<Region[]>} all of them */
  async regions() {
    const [first, rest] = await this.first(this.addresses.regions, "regions");
    const others = await Promise.all(rest.map((address) => this.get(address)));
    return [first, ...others].flatMap(({ regions }) => regions);
  }

  /**
   * @param {string} region its code
   * @returns {Promise<Agency[]>} those of that very region; the list is by region, and long, so that it is halved
   */
  async agenciesOf(region) {
    const [first, rest] = await this.first(this.addresses.agencies, "agencies");
    const pages = [this.addresses.agencies, ...rest];
    const page = async (index) => (index ? (await this.get(pages[index])).agencies : first.agencies);
    let [low, high] = [0, pages.length - 1];
    while (low < high) {
      const middle = Math.floor((low + high + 1) / 2);
      if ((await page(middle))[0].region < region) low = middle;
      else high = middle - 1;
    }
    const found = [];
    for (let index = low; index < pages.length; index++) {
      const agencies = await page(index);
      found.push(...agencies.filter((agency) => agency.region === region));
      if (!agencies.length || agencies[agencies.length - 1].region > region) break;
    }
    return found;
  }

  /** The document of a report; null where the archive has none. */
  async report(region, agency, year) {
    return this.get(`${this.addresses.root}${region}/${agency}/${year}/report.json`);
  }

  /** The first page of a list, and the addresses of the others. */
  async first(address, name) {
    const page = await this.get(address);
    const pages = page[name].length ? Math.ceil(page.total / page[name].length) : 1;
    const rest = [];
    for (let number = 2; number <= pages; number++) rest.push(address.replace(/\.json$/, `-${number}.json`));
    return [page, rest];
  }

  get(address) {
    if (!this.asked.has(address)) {
      const answer = ask(address);
      this.asked.set(address, answer);
      answer.catch(() => this.asked.delete(address));
    }
    return this.asked.get(address);
  }
}

async function ask(address) {
  try {
    const answer = await fetch(address);
    if (answer.ok) return await answer.json();
  } catch {
    // Said below: no connection, or no JSON.
  }
  throw new UnreachableError(address);
}
