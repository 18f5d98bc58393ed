/**
 * What a text is to the search: the twin of generator/search/text.py, which says why it is so.
 * tests/cases/search-text.json holds both to it.
 */
import { SIMPLIFIED } from "./traditional.js";

const STAND_INS = new Map(Object.entries({
  "，": ",", "。": ".", "、": "/", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")",
  "“": "[", "”": "]", "《": "{", "》": "}", "〔": "<", "〕": ">", "【": "@", "】": "#", "—": "-",
  "·": "*", "…": "=",
}));
const SPACE = "~";
const LITERAL = "`";
const THOUSANDS = "'";
const SEAM = "^";
const PRINTED = new Map([
  ...[...STAND_INS].map(([printed, standIn]) => [standIn, printed]),
  [SPACE, " "],
  [SEAM, " "],
]);

const HAN = "々〇㐀-䶿一-鿿\u{20000}-\u{323af}";
const HAN_CHARACTER = new RegExp(`^[${HAN}]`, "u");
const RUN = new RegExp(`[0-9]+|[^ -@\\[-\`{-\\x7f${HAN}]+`, "gu");
const WITH_THOUSANDS = /(?<![0-9])[0-9]{1,3}(?:`?,[0-9]{3})+(?![0-9])/g;
const STAND_IN = /[!-/:-@[-`{-~]/g;
const SIGN = /`(.)|[^0-9A-Za-z`]/gs;

/** The text as Pagefind reads it: tokens between spaces, stand-ins for the rest glued to them. */
export function shadow(text) {
  let marked = "";
  for (const character of text.replace(/(?<=[一二三四五六七八九○])○/g, "〇")) {
    marked += shadowOf(character);
  }
  return marked
    .replace(/~{2,}/g, SPACE)
    .replace(WITH_THOUSANDS, (number) => number.replace(/[^0-9]/g, "") + THOUSANDS)
    .replace(RUN, " $&");
}

/** Of a few thousand characters each text has many of, worked out once. */
const known = new Map();

function shadowOf(character) {
  if (!known.has(character)) known.set(character, shadowOfAny(character));
  return known.get(character);
}

function shadowOfAny(character) {
  if (/[\p{Z}\p{Cc}]/u.test(character)) return SPACE;
  if (STAND_INS.has(character)) return STAND_INS.get(character);
  if (character < "\x80") return /[0-9A-Za-z]/.test(character) ? character : LITERAL + character;
  const folded = character.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC");
  if (folded !== character) {
    const inner = Array.from(folded, shadowOf).join("");
    const joins = !/[0-9]/.test(inner) || /[\uff00-\uffef]/.test(character);
    return joins ? inner : SEAM + inner + SEAM;
  }
  if (HAN_CHARACTER.test(character)) return ` ${SIMPLIFIED.get(character) ?? character}`;
  if (/\p{L}/u.test(character)) return character;
  return /\p{Cf}/u.test(character) ? "" : SEAM;
}

/** What a text is found by, in order; empty for punctuation alone. */
export function tokens(text) {
  return shadow(text).split(" ").map(tokenOf).filter(Boolean);
}

/** What one piece of a shadow, between two spaces, is found by; empty for punctuation. */
export function tokenOf(piece) {
  return piece.replace(STAND_IN, "").toLowerCase();
}

/** Pieces of a shadow as the report prints them. */
export function printed(pieces) {
  return pieces.map(printedPiece).join("").replace(/ {2,}/g, " ");
}

function printedPiece(piece) {
  const number = piece.includes(THOUSANDS) ? piece.replace(/^([0-9]+)'/, grouped) : piece;
  return number.replace(SIGN, (sign, literal) => literal ?? PRINTED.get(sign) ?? sign);
}

function grouped(_, digits) {
  // The separator is no "," for printedPiece, which would print it as ，.
  return digits.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, `${LITERAL},`);
}
