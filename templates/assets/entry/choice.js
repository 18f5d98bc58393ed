/** Whose report it is, and on which year: by region, then agency; or a body that the archive does not have yet. */

import { line } from "./scalars.js";

const CODE = /^[0-9]{6}([0-9]{3})?$/;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY = /^([0-9]{6,9})\/([a-z0-9-]+)(?:\/([0-9]{4}))?\/?$/;
const ELSEWHERE = "elsewhere";
const NEW = "new";
const find = (id) => document.getElementById(id);

/**
 * @typedef {{region: string, agency: string, name: string, year: number, held: number[],
 *   kind: string, sector: string, isNew: boolean}} Chosen
 *   held: the years of which the archive has its own report
 */

function option(value, text) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text;
  return made;
}

export class Choice {
  /**
   * @param {import("./archive.js").Archive} archive
   * @param {{chosen: () => void, failed: (words: string) => void}} heard
   */
  constructor(archive, heard) {
    this.archive = archive;
    this.heard = heard;
    this.agencies = [];
    this.place = find("places");
    find("agency").addEventListener("change", () => this.settle());
    find("year").addEventListener("change", () => heard.chosen());
    find("new-body").addEventListener("change", () => heard.chosen());
  }

  /**
   * Up to this year, of which a body that ends may report; reports are on the last one as a rule.
   * @param {number} first the first year there is a form for
   * @param {number} now
   */
  years(first, now) {
    const years = Array.from({ length: now - first + 1 }, (_, index) => now - index);
    find("year").replaceChildren(...years.map((year) => option(year, `${year}`)));
    find("year").value = now - 1;
    find("year").disabled = false;
  }

  /** Regions to choose from, and what the address asks for: ?410411/gxj or ?410411/gxj/2024. */
  async begin(asked) {
    const named = KEY.exec(asked);
    try {
      this.regions = await this.archive.regions();
    } catch {
      this.regions = [];
      this.heard.failed("没有连上，取不到机关名单。可以先填，以后再选；或者填新机关。");
    }
    this.below = new Map();
    for (const region of this.regions) {
      const siblings = this.below.get(region.parent) || [];
      this.below.set(region.parent, [...siblings, region]);
    }
    const root = this.regions.find(({ parent }) => !parent);
    this.root = root ? root.code : null;
    this.place.replaceChildren();
    this.offer(this.root);
    if (named) await this.reach(named[1], named[2], named[3]);
  }

  /** A list of what is right below a region; behind it, the region itself. */
  offer(code) {
    const regions = this.below.get(code) || [];
    const itself = this.regions.find((region) => region.code === code);
    const isFirst = code === this.root;
    if (!isFirst && !regions.length) return;
    const list = document.createElement("select");
    list.setAttribute("aria-label", ["省级", "市级", "县级", "乡镇"][this.place.children.length] || "下级");
    const own = isFirst ? option("", "请选择") : option(code, "（本级）");
    list.append(own, ...regions.map((region) => option(region.code, region.name)));
    if (isFirst && itself && itself.agencies) list.append(option(code, "国家机关"));
    if (isFirst) list.append(option(ELSEWHERE, "不在其中，填代码"));
    list.addEventListener("change", () => this.turn(list));
    this.place.append(list);
  }

  turn(list) {
    while (list.nextElementSibling) list.nextElementSibling.remove();
    const inner = list.value !== ELSEWHERE && list.value && list.selectedIndex > 0 && list.value !== this.root;
    if (inner) this.offer(list.value);
    return this.list();
  }

  get region() {
    const lists = [...this.place.children];
    const last = lists[lists.length - 1];
    return last ? last.value : "";
  }

  /** The agencies of the region that is chosen. */
  async list() {
    const { region } = this;
    const list = find("agency");
    this.agencies = [];
    list.replaceChildren(option("", "请选择"));
    list.disabled = !region;
    if (region && region !== ELSEWHERE) {
      try {
        const agencies = await this.archive.agenciesOf(region);
        if (region !== this.region) return; // another was chosen meanwhile
        this.agencies = agencies;
      } catch {
        this.heard.failed("没有连上，取不到这个地区的机关。");
      }
    }
    list.append(...this.agencies.map(({ id, name }) => option(id, name)), option(NEW, "没有列出的机关"));
    if (region === ELSEWHERE) list.value = NEW;
    this.settle();
  }

  settle() {
    const isNew = find("agency").value === NEW;
    find("new-body").hidden = !isNew;
    find("new-region").parentElement.hidden = this.region !== ELSEWHERE;
    this.heard.chosen();
  }

  async reach(code, agency, year) {
    const above = [];
    for (let at = code; at && at !== this.root; ) {
      const region = this.regions.find((each) => each.code === at);
      if (!region) return this.heard.failed(`本档案没有 ${code} 这个地区的机关，请另选。`);
      above.unshift(at);
      at = region.parent;
    }
    if (code === this.root) above.push(code);
    for (const each of above) {
      const list = this.place.lastElementChild;
      list.value = each;
      if (each !== code) this.offer(each);
      else await this.turn(list);
    }
    const listed = this.agencies.find(({ id }) => id === `${code}/${agency}`);
    if (!listed) return this.heard.failed(`本档案没有 ${code}/${agency} 这个机关，请另选。`);
    find("agency").value = listed.id;
    const years = [...find("year").options].map(({ value }) => value);
    if (years.includes(year)) find("year").value = year;
    return this.settle();
  }

  /** @returns {Chosen | null} null while something is not chosen */
  get chosen() {
    const year = Number(find("year").value);
    const value = find("agency").value;
    const listed = this.agencies.find(({ id }) => id === value);
    if (listed) {
      const [region, agency] = listed.id.split("/");
      const held = listed.reports.filter((id) => id.startsWith(`${listed.id}/`)).map((id) => Number(id.split("/")[2]));
      return { region, agency, name: listed.name, year, held, isNew: false };
    }
    if (value !== NEW) return null;
    const region = this.region === ELSEWHERE ? find("new-region").value.trim() : this.region;
    const [agency, name] = [find("new-id").value.trim(), line(find("new-name").value)];
    if (!CODE.test(region) || !ID.test(agency) || agency.length > 64 || !name) return null;
    const [kind, sector] = [find("new-kind").value, line(find("new-sector").value)];
    return { region, agency, name, year, held: [], kind, sector, isNew: true };
  }

  /** What is still to be chosen, or cannot be. */
  *lacking() {
    if (find("agency").value !== NEW) {
      if (!this.chosen) yield "没有选机关";
      return;
    }
    if (this.region === ELSEWHERE && !CODE.test(find("new-region").value.trim())) yield "地区代码是六位数字，乡镇九位";
    if (!find("new-name").value.trim()) yield "新机关的名称没有填";
    if (!ID.test(find("new-id").value.trim())) yield "机关代号只用小写字母、数字和连字符，如 gxj";
    if (!find("new-sector").value.trim()) yield "新机关的领域没有填";
    const taken = this.agencies.find(({ id }) => id.split("/")[1] === find("new-id").value.trim());
    if (taken) yield `机关代号 ${taken.id.split("/")[1]} 已经是${taken.name}的`;
  }
}
