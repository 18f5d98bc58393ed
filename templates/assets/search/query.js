/** What was typed, and its readings, each tried only when the one before finds nothing. */
import { tokens } from "./text.js";

/**
 * One reading: in each group any of the phrases will do; so many of the groups must be found, and
 * none of what is left out.
 * @typedef {{label: string, groups: string[][][], needed: number, without: string[][]}} Reading
 */

/** The label of a reading that much of the query is enough for, and how much of its pairs. */
export const PARTIAL = "部分匹配";
const MUCH = 0.6;

/** Words that hold a question together and mean nothing by themselves. */
const FILLERS = new Set([
  ..."的了吗呢是有在和与及或等我样",
  ..."请问 如何 怎么 怎么样 怎样 什么 为什么 哪些 多少".split(" "),
]);

/**
 * Spaces that are typography and separate nothing: 公开 60 余条, 2025 年, (一) 主要问题. A year by
 * itself is something to look for: 湛河区 2025.
 */
const TYPOGRAPHY = [
  /(?<=[^\x00-\x7f])\s+(?=[0-9])(?!\s*(?:19|20)[0-9]{2}(?![0-9]|\s+年))/g,
  /(?<=[0-9])(?:\s+(?=年)|(?<!(?<![0-9])(?:19|20)[0-9]{2})\s+(?=[^\x00-\x7f]))/g,
  /(?<=[\p{P}\p{S}])\s+|\s+(?=[\p{P}\p{S}])/gu,
];

/** A word that a minus stands before, and who writes it. */
const EXCLUDED = /(?<=^|\s)-(\S+)/g;
const OR = /\s+(?:OR|或者)\s+|\s*[|｜]\s*/;
const AND = /\s+AND\s+/g;

const YEAR = "(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])";
/** With or without what follows it: 2025, 2025年, 2025年度. */
const ANY_YEAR = new RegExp(`${YEAR}\\s*(?:年度?)?`, "g");

/**
 * What was typed: its words, the words to be left out, the years it names, and the words without
 * these. Quoted as a whole it is text and nothing else; of punctuation alone it is empty.
 * @param {string} query
 */
export function parsed(query) {
  const text = query.normalize("NFKC").replace(AND, " ");
  const without = [...text.matchAll(EXCLUDED)].map(([, word]) => tokens(word));
  const words = text.replace(EXCLUDED, " ").trim();
  const years = [...new Set((words.match(ANY_YEAR) ?? []).map((year) => parseInt(year, 10)))];
  const timeless = words.replace(ANY_YEAR, " ").trim();
  const isText = /^["“].*["”]$/.test(words);
  const isEmpty = !partsOf(words).length;
  const excluded = without.filter((word) => word.length);
  return { words, without: excluded, years, timeless, isText, isEmpty };
}

/** The query without the years that it names. */
export const withoutYears = (query) =>
  query.normalize("NFKC").replace(ANY_YEAR, " ").replace(/\s+/g, " ").trim();

/**
 * Each is worked out when it is asked for: few queries come to the later ones, and to tell words
 * apart costs a phone a tenth of a second.
 * @param {ReturnType<parsed>} typed
 * @param {ShortForms} shortForms
 * @returns {Generator<Reading>} each another than those before
 */
export function* readings(typed, shortForms) {
  const known = new Set();
  for (const read of waysToRead(typed, shortForms)) {
    const reading = read();
    const { groups, needed } = reading;
    const key = JSON.stringify([groups, needed]);
    if (!needed || needed > groups.length || known.has(key)) continue;
    known.add(key);
    yield reading;
  }
}

/** @returns {(() => Reading)[]} */
function waysToRead({ words: text, without }, shortForms) {
  const all = (label, groups, variants = (phrase) => shortForms.variants(phrase)) => {
    const called = groups.map((group) => group.flatMap(variants));
    return { label, groups: called, needed: groups.length, without };
  };
  const each = (phrases) => unique(phrases).map((phrase) => [phrase]);
  const named = (phrase) => shortForms.reportVariants(phrase);
  const parts = partsOf(text);
  if (OR.test(text)) return [undefined, named].map((way) => () => all("", groupsOf(text), way));
  const words = () => parts.flatMap((part) => wordsOf(part, shortForms.vocabulary));
  const pairs = each(parts.flatMap((part) => part.slice(1).map((token, i) => [part[i], token])));
  // Three at least, or 量子计算 finds every 计算, and 火星移民计划 whoever has a 计划 for 移民.
  const enough = Math.max(3, Math.ceil(pairs.length * MUCH));
  const closed = TYPOGRAPHY.reduce((line, space) => line.replace(space, ""), text);
  return [
    () => all("", each(partsOf(closed))),
    () => all("", each(parts)),
    () => all("", each(parts), named),
    () => all("按词语搜索", each(words()), named),
    () => ({ label: PARTIAL, groups: pairs, needed: enough, without }),
  ];
}

/** 甲 乙 OR 丙 → 甲; 乙 or 丙 */
function groupsOf(text) {
  const groups = [];
  text.split(OR).forEach((side, i) => {
    const [first, ...others] = partsOf(side);
    if (!first) return;
    if (i && groups.length) groups[groups.length - 1].push(first);
    else groups.push([first]);
    groups.push(...others.map((part) => [part]));
  });
  return groups;
}

/** The parts between spaces, as tokens. */
export function partsOf(text) {
  return text.split(/\s+/).map(tokens).filter((part) => part.length);
}

function unique(phrases) {
  return [...new Map(phrases.map((phrase) => [phrase.join(" "), phrase])).values()];
}

/**
 * The words of a part, as tokens: years and names that are known, and between them what the browser
 * takes for words.
 */
function wordsOf(part, vocabulary) {
  if (!Intl.Segmenter) return [part];
  const pieces = joined(part).split(vocabulary); // every second one is what it was split by
  return pieces.flatMap((piece, i) => (i % 2 ? [tokens(piece)] : segments(piece)));
}

/** Single characters in a row are one word: the browser knows no 湛河. */
function segments(text) {
  const words = [];
  let run = [];
  for (const { segment } of new Intl.Segmenter("zh-CN", { granularity: "word" }).segment(text)) {
    const word = tokens(segment);
    const filler = FILLERS.has(segment);
    if (word.length === 1 && !filler) run.push(...word);
    else {
      words.push(run, filler ? [] : word);
      run = [];
    }
  }
  return [...words, run].filter((word) => word.length);
}

/** Tokens as text. Two numbers or two Latin words stay apart. */
function joined(part) {
  return part.join(" ").replace(/(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])/g, "");
}

const spaced = (text) => ` ${tokens(text).join(" ")} `;

/**
 * Short forms of agencies' names: 工信局 finds 工业和信息化局, and the other way round.
 * Names and aliases of each agency are in the index itself; these are for what texts call them.
 * They are data: generator/search/short-forms.yaml, which index.json hands on.
 */
export class ShortForms {
  /** @param {{stems: string[][], endings: string[], reports: string[]}} data */
  constructor({ stems, endings, reports }) {
    const names = stems.flatMap((group) =>
      endings.map((ending) => group.map((stem) => stem + ending)),
    );
    const longestFirst = [...names.flat(), ...reports].sort((a, b) => b.length - a.length);
    this.reports = reports;
    this.groups = names.map((group) => group.map(spaced));
    this.reportGroups = [...this.groups, reports.map(spaced)];
    /** What splits a text into these names, years, and what is between them. */
    this.vocabulary = new RegExp(`(${longestFirst.join("|")}|${YEAR}年?)`);
    this.stems = stems.map((group) => group.map(spaced));
  }

  /**
   * The phrase and what else it may be called.
   * @param {string[]} phrase tokens
   * @returns {string[][]} the phrase first
   */
  variants(phrase) {
    return replaced(phrase, this.groups).flatMap(governments);
  }

  /** The same, with what the report itself may be called: 年报 is 政府信息公开工作年度报告. */
  reportVariants(phrase) {
    return replaced(phrase, this.reportGroups);
  }

  /** The same for a name that may not be typed to its end: 工信 is enough. */
  beginnings(phrase) {
    return replaced(phrase, this.stems).flatMap(governments);
  }
}

/** 南山区政府 is 南山区人民政府; 政府信息公开 begins with no government's name. */
function governments(phrase) {
  const name = phrase.join("");
  if (phrase.length < 4 || !name.endsWith("政府") || name.endsWith("人民政府")) return [phrase];
  return [phrase, [...phrase.slice(0, -2), ..."人民政府"]];
}

/** The phrase, and what it becomes when members of the groups are replaced by others of theirs. */
function replaced(phrase, groups) {
  const found = new Set([` ${phrase.join(" ")} `]);
  for (const group of groups) {
    for (const given of [...found]) {
      for (const name of group) {
        if (!given.includes(name)) continue;
        // 卫健委 is 卫生健康委, with which 卫生健康委员会 begins: the longer would find less.
        const rest = given.replace(`${name}员 会 `, name);
        for (const other of group) found.add(rest.replace(name, other));
      }
    }
  }
  return [...found].map((name) => name.trim().split(" "));
}
