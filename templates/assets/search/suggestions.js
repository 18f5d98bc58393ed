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
