/** What may have been meant, offered and never searched for unasked. */
import { tokens } from "./text.js";

const MOST = 6;
const DIGITS = "零一二三四五六七八九";
const UNITS = ["", "十", "百", "千"];
const ARTICLE = /第\s*([0-9]{1,4})\s*([条款项章节号])/g;
const WRITTEN = /第([一二三四五六七八九十百千零〇两]{1,9})([条款项章节号])/g;

/**
 * Other queries: an article by the other kind of numbers, the form's terms for everyday words.
 * @param {string} query
 * @param {Record<string, string>} everyday
 */
export function otherWords(query, everyday) {
  const typed = query.normalize("NFKC");
  const found = [
    typed.replace(ARTICLE, (_, number, kind) => `第${written(Number(number))}${kind}`),
    typed.replace(WRITTEN, (_, number, kind) => `第${valueOf(number)}${kind}`),
  ];
  const plain = tokens(typed).join("");
  for (const [word, term] of Object.entries(everyday)) {
    if (plain.includes(tokens(word).join("")) && !typed.includes(term)) found.push(term);
  }
  return [...new Set(found)].filter((other) => other !== typed).slice(0, MOST);
}

/** Letters in a row, by which the routes lead to a spelling; generator/search/spelling.py. */
const LETTERS = 3;
/** Files of spellings that are read. */
const FILES = 4;

/**
 * Names that are spelled so, or begin so, in whole syllables or by their initials.
 * @param {string} query
 * @param {import("./index.js").Index} index
 * @returns {Promise<string[]>} the nearest first
 */
export async function spelledSo(query, { routes, spellings }) {
  const typed = query.normalize("NFKC").toLowerCase().replace(/[\s'’-]/g, "");
  if (!/^[a-z]{2,40}$/.test(typed)) return [];
  const starts = Array.from({ length: Math.max(0, typed.length - LETTERS + 1) }, (_, i) => i);
  const holders = await routes.each(starts.map((i) => `~${typed.slice(i, i + LETTERS)}`));
  const held = spellings.filter(({ place }) => holders.every((places) => places.has(place)));
  const files = await Promise.all(held.slice(0, FILES).map(({ rows }) => rows()));
  const ranked = files.flat().flatMap(([name, syllables]) => {
    const rank = rankOf(typed, syllables);
    return rank === undefined ? [] : [{ name, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank || a.name.length - b.name.length);
  return [...new Set(ranked.map(({ name }) => name))].slice(0, MOST);
}

/** Spelled so, begun so, or spelled so within: 0, 1, 2. */
function rankOf(typed, syllables) {
  const spelled = [syllables.replaceAll(" ", ""), syllables.replace(/(\S)\S* ?/g, "$1")];
  if (spelled.includes(typed)) return 0;
  if (spelled.some((text) => text.startsWith(typed))) return 1;
  return spelled.some((text) => text.includes(typed)) ? 2 : undefined;
}

/** 33 → 三十三 */
function written(number) {
  const digits = [...String(number)].map(Number);
  let text = "";
  digits.forEach((digit, i) => {
    const unit = UNITS[digits.length - 1 - i];
    if (digit) text += DIGITS[digit] + unit;
    else if (!text.endsWith("零")) text += "零";
  });
  const plain = text.replace(/零+$/, "");
  return (number < 20 ? plain.replace(/^一十/, "十") : plain) || "零";
}

/** 三十三 → 33 */
function valueOf(text) {
  let value = 0;
  let digit = 0;
  for (const character of text.replaceAll("〇", "零").replaceAll("两", "二")) {
    const unit = UNITS.indexOf(character);
    if (unit < 1) digit = DIGITS.indexOf(character);
    else {
      value += (digit || 1) * 10 ** unit;
      digit = 0;
    }
  }
  return value + digit;
}
