/** Agencies and regions by name, from the first character on; no text index is opened for it. */
import { LEVELS } from "./choice.js";
import { Once, unpacked } from "./files.js";
import { partsOf } from "./query.js";
import { tokens } from "./text.js";

/** Agencies after which no more files are fetched, and how many files are, side by side. */
const ENOUGH = 24;
const SEVERAL = 4;
/** Files fetched at most where none can have a name as it was typed. */
const FEW = 4;
/** Of the pairs of a name, how many a file has to hold that may have it with others between. */
const MUCH = 0.5;
/** Of a question, how many its file has to hold: those of the name in it. */
const LITTLE = 0.25;
/** The rank of a name that is borne as it was typed, be it the first or another. */
const EXACT = 1;
/** The rank of those that only have something of it in the regions before their name. */
const LAST = 7;
/** Bodies of one name that are all meant: one and those that went before it. */
const NAMESAKES = 3;
/** Characters of a name that stands out in a question, or may have one that is wrong. */
const DISTINCT = 4;
/** What is left out of a name in speech: 人民 of 人民政府, 员会 of 委员会. */
const FORMAL = /人民(政府)$|(委)员会$/;
/** What names end with, and hardly a word of a report. */
const ENDS = "局厅委办府院会室队所站处校镇乡区县市省州盟旗团社部署馆";
const ENDS_LIKE_A_NAME = new RegExp(`[${ENDS}]$`);
const HAS_AN_END = new RegExp(`[${ENDS}]`);

/**
 * @typedef {{address: string, name: string, region: string, level: string}} Region
 *   region: 河南省/平顶山市/湛河区
 * @typedef {Region & {kind: string, years: number[], all: number[]}} Agency
 *   years: newest first; those asked for, when some are; all: asked for or not
 * @typedef {{agencies: Agency[], regions: Region[], own: Agency[], isWithin: boolean,
 *   isAll: boolean}} Named
 *   own: the agencies that are meant, where it is plain which; isWithin: in a longer sentence;
 *   isAll: no other bears the name
 */

export class Directory {
  #once = new Once();

  /**
   * @param {URL} address of index.json
   * @param {{regions: string[][], agencies: string[], shards: unknown[]}} described
   * @param {{routes: import("./files.js").Routes, shortForms: import("./query.js").ShortForms}}
   *   index
   */
  constructor(address, described, { routes, shortForms }) {
    this.routes = routes;
    this.shortForms = shortForms;
    this.regions = described.regions.map(([code, path, level]) => {
      const name = path.split("/").pop();
      return { code, address: `${code}/`, name, region: path, level, names: [named(name, path)] };
    });
    this.regionOf = new Map(this.regions.map((region) => [region.code, region]));
    this.files = described.agencies.map((file, i) => {
      return { place: described.shards.length + i, address: new URL(file, address) };
    });
  }

  /**
   * What bears the name that was typed, or begins to, best first.
   * @param {ReturnType<import("./query.js").parsed>} typed
   * @returns {Promise<Named>}
   */
  async find({ timeless, years, isText }) {
    const nothing = { agencies: [], regions: [], own: [], isWithin: false, isAll: true };
    const parts = isText ? [] : this.#parts(timeless);
    if (!parts.length) return nothing;
    const { ranks, isAll } = await this.#agencies(parts);
    if (!ranks.length) return { ...nothing, ...(await this.#within(parts, years)) };
    const agencies = ofYears(ranks.map(([, agency]) => agency), years);
    const best = ranks.filter(([rank]) => rank === ranks[0][0]);
    const regions = this.#regions(parts);
    const isOnly = ranks.length === 1 && !regions.length;
    const isExact = ranks[0][0] <= EXACT && best.length <= NAMESAKES;
    const isNearest = ranks[0][0] >= LAST && best.length === 1;
    const isPlain = isOnly || isExact || isNearest;
    return {
      agencies,
      regions: years.length ? [] : regions,
      own: isPlain ? ofYears(best.map(([, agency]) => agency), years) : [],
      isWithin: false,
      isAll,
    };
  }

  /**
   * Whether what was typed is plainly not the name of one agency: a word, or a name many bear.
   * @param {ReturnType<import("./query.js").parsed>} typed
   */
  async isNoOne({ timeless, years, isText }) {
    const parts = isText ? [] : this.#parts(timeless);
    if (!parts.length) return true;
    const holding = await this.#holding(parts);
    return !years.length && (holding.length ? holding.length > SEVERAL : !HAS_AN_END.test(timeless));
  }

  /**
   * Names that what was typed may be meant for: those that differ in one character.
   * @param {ReturnType<import("./query.js").parsed>} typed
   * @returns {Promise<string[]>}
   */
  async like({ timeless, isText }) {
    const parts = isText ? [] : this.#parts(timeless);
    if (parts.length !== 1 || parts[0][0].length < DISTINCT - 1) return [];
    const forms = parts[0];
    const regions = this.regions.filter((region) => isLike(region, forms));
    const agencies = (await this.#near(parts, MUCH)).filter((agency) => isLike(agency, forms));
    return [...new Set([...regions, ...agencies].map(({ name }) => name))];
  }

  /** Of each part what it may be called; what a report is called names no agency. */
  #parts(text) {
    let rest = text;
    for (const word of this.shortForms.reports) rest = rest.replaceAll(word, " ");
    const calledOf = (name) => this.shortForms.beginnings(name).map((tokens) => tokens.join(""));
    return partsOf(rest).map(calledOf);
  }

  #regions(parts) {
    return ranked(matching(this.regions, parts, isWithin), parts).map(([, region]) => region);
  }

  /** From files that can have each part as it was typed; where there is none, from others. */
  async #agencies(parts) {
    const { found, isAll } = await this.#matching(await this.#holding(parts), parts);
    if (found.length) return { ranks: ranked(found, parts), isAll };
    if (!parts.every(([part]) => ENDS_LIKE_A_NAME.test(part))) return { ranks: [], isAll };
    // 朝阳教育局 is 朝阳区教育局, 生环局 is 生态环境局: all the characters, in order.
    const spread = matching(await this.#near(parts, MUCH), parts, isSpread);
    return { ranks: ranked(spread, parts, looseness), isAll: this.files.length <= FEW };
  }

  /** The files that can have each part as it was typed. */
  async #holding(parts) {
    const share = await this.#share(parts, Math.min);
    return this.files.filter((file) => share(file) === 1);
  }

  /** The agency whose name stands in a sentence: 湛河区工信局收到多少申请. The longest is meant. */
  async #within(parts, years) {
    const longest = ({ names }) => {
      const called = names.flatMap(({ own }) => [own, own.replace(FORMAL, "$1$2")]);
      const inside = called.filter((name) => name.length >= DISTINCT && isIn(name));
      return Math.max(0, ...inside.map(({ length }) => length));
    };
    const isIn = (name) => parts.flat().some((part) => part.includes(name));
    if (!parts.some(([part]) => part.length > DISTINCT)) return {};
    const near = await this.#near(parts, LITTLE);
    const most = Math.max(0, ...near.map(longest));
    const own = most ? near.filter((agency) => longest(agency) === most) : [];
    if (!own.length || own.length > NAMESAKES) return {};
    const agencies = ofYears(own, years);
    return { agencies, own: agencies, isWithin: true };
  }

  /** The agencies of the few files that hold most of a part's pairs, at least so many. */
  async #near(parts, least) {
    const share = await this.#share(parts, Math.max);
    const near = this.files.filter((file) => this.files.length <= FEW || share(file) >= least);
    near.sort((a, b) => share(b) - share(a));
    const rows = await Promise.all(near.slice(0, FEW).map((file) => this.#file(file)));
    return rows.flat();
  }

  /**
   * How much of the parts, each in whichever of its forms, a file may hold: 0 to 1.
   * @param {typeof Math.min} of of that part it may hold the least of, or the most
   */
  async #share(parts, of) {
    const held = (part) => Promise.all(part.map((name) => this.#held(name)));
    const forms = await Promise.all(parts.map(held));
    const shareOf = (pairs, place) => pairs.filter((all) => all.has(place)).length / pairs.length;
    const ofPart = (part, place) => Math.max(...part.map((pairs) => shareOf(pairs, place)));
    return ({ place }) => of(...forms.map((part) => ofPart(part, place)));
  }

  #held(name) {
    return this.routes.holders(tokens(name));
  }

  async #matching(files, parts) {
    const found = [];
    let at = 0;
    for (; at < files.length && found.length < ENOUGH; at += SEVERAL) {
      const several = files.slice(at, at + SEVERAL).map((file) => this.#file(file));
      found.push(...matching((await Promise.all(several)).flat(), parts, isWithin));
    }
    return { found, isAll: at >= files.length };
  }

  #file({ address }) {
    return this.#once.get(address.href, () => this.#rows(address));
  }

  async #rows(address) {
    return (await unpacked(address)).map(([code, id, kind, years, ...names]) => {
      const { region, level } = this.regionOf.get(code);
      const known = names.map((name) => named(name, code === NATION ? "" : region));
      const place = { address: `${code}/${id}/`, region, level };
      return { ...place, name: names[0], kind, years, all: years, names: known };
    });
  }
}

/** Those that have reports on the years asked for, each with these alone. */
function ofYears(agencies, asked) {
  if (!asked.length) return agencies;
  const narrowed = agencies.map((agency) => {
    return { ...agency, years: agency.years.filter((year) => asked.includes(year)) };
  });
  return narrowed.filter(({ years }) => years.length);
}

/** Whether one of its names is one of these but for a character. */
function isLike({ names }, forms) {
  const isOne = ({ text, own }) => forms.some((form) => differ(own, form) || differ(text, form));
  return names.some(isOne);
}

/** Whether one text becomes the other when a character is changed, put in or left out. */
function differ(one, other) {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const least = Math.min(one.length, other.length) - start;
  while (end < least && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return Math.max(one.length, other.length) - start - end <= 1;
}

const NATION = "000000";

const fold = (text) => tokens(text).join("");

const SPACE_OR_SIGN = /[\p{Z}\p{P}]/gu;

/** Whether a name is written as it is searched; 湛河區 is not, and may pass for another. */
function isPlain({ name, names: [{ own }] }) {
  return own === name.replace(SPACE_OR_SIGN, "").toLowerCase();
}

/** A name with the regions it leaves out before it; from `start` on it is the name itself. */
function named(name, path) {
  const own = fold(name);
  const regions = path ? path.split("/").map(fold) : [];
  const first = regions.findIndex((region) => own.startsWith(region));
  const before = regions.slice(0, first < 0 ? regions.length : first).join("");
  return { text: before + own, start: before.length, own };
}

/** Those with every part in a name of theirs, and not all of them only in the regions before it. */
function matching(entries, parts, test) {
  return entries.filter(({ names }) => {
    const last = (part) => Math.max(...names.flatMap((name) => endsIn(name, part, test)));
    const ends = parts.map(last);
    return ends.every((end) => end > -Infinity) && ends.some((end) => end > 0);
  });
}

/** Where each of what a part may be called ends in a name; 0 or less in the regions before it. */
function endsIn({ text, start }, part, test) {
  return part.map((called) => test(text, called) - start);
}

/**
 * The same entries, each behind its rank, best first: by name, look-alikes last, then from the
 * country down, the shorter name first.
 */
function ranked(entries, parts, rank = nearest) {
  const order = ([a, one], [b, other]) =>
    a - b ||
    isPlain(other) - isPlain(one) ||
    LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) ||
    one.name.length - other.name.length ||
    (one.address < other.address ? -1 : 1);
  return entries.map((entry) => [rank(entry, parts), entry]).sort(order);
}

/** Where a name that stands in a text ends, the last time it does; -Infinity where it does not. */
function isWithin(text, name) {
  const at = text.lastIndexOf(name);
  return at < 0 ? -Infinity : at + name.length;
}

/**
 * The same of a name whose characters stand in a text in their order, with not more others between
 * than it has itself: 南山区政府 is not 河南省平顶山市湛河区人民政府.
 */
function isSpread(text, name) {
  const { start, end } = shortest(text, name);
  return end - start <= 2 * name.length ? end : -Infinity;
}

/** The shortest stretch of a text that has the characters of a name in their order. */
function shortest(text, name) {
  let best = { start: 0, end: Infinity };
  for (let start = text.indexOf(name[0]); start >= 0; start = text.indexOf(name[0], start + 1)) {
    let end = start;
    for (const character of name) {
      const at = text.indexOf(character, end);
      end = at < 0 ? Infinity : at + 1;
      if (end === Infinity) break;
    }
    if (end - start < best.end - best.start) best = { start, end };
  }
  return best;
}

/** A rank behind those of names as they were typed: how many characters stand between. */
function looseness({ names }, parts) {
  const between = (text, name) => {
    const { start, end } = shortest(text, name);
    return end - start - name.length;
  };
  const ofPart = (part, text) => part.map((form) => between(text, form));
  const each = parts.map((part) => names.map(({ text }) => ofPart(part, text)));
  return LAST + Math.max(...each.map((part) => Math.min(...part.flat())));
}

/**
 * A whole name, the beginning of one, something in it, or in the regions before it: 0, 2, 4, 6; one
 * more where it is not the entry's first name.
 */
function nearest({ names }, parts) {
  const joined = parts.map(([part]) => part).join("");
  const ranks = [...parts.flat(), joined].flatMap((part) =>
    names.map((name, i) => 2 * nearness(name, part) + Math.min(i, 1)),
  );
  return Math.min(...ranks);
}

function nearness({ text, own }, part) {
  if (own === part || text === part) return 0;
  if (own.startsWith(part)) return 1;
  return own.includes(part) ? 2 : 3;
}
