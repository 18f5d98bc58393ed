/**
 * Short forms of agencies' names: 工信局 finds 工业和信息化局, and the other way round.
 * Names and aliases of each agency are in the index itself; these are for what texts call them.
 * They are data: generator/search/short-forms.yaml, which index.json hands on.
 */
import { tokens } from "./text.js";

const spaced = (text) => ` ${tokens(text).join(" ")} `;
const YEAR = "(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])年?";

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
    this.vocabulary = new RegExp(`(${longestFirst.join("|")}|${YEAR})`);
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
