/** A found report as the page shows it. */
import { printed, tokenOf } from "./text.js";

const BLOCK_END = "|";
const HEAD_END = "||";
const BEFORE = 24;
const AFTER = 64;
const PARAGRAPH = 20;

/**
 * @param {{content: string, raw_url: string, anchors: {id: string, location: number}[]}} fragment
 * @param {string[][]} phrases tokens of each, any of which may be what was found
 * @returns {{title: string, before: string, mark: string, after: string, hash: string}}
 *   mark and hash are empty when only the title or a name was found
 */
export function excerpt(fragment, phrases) {
  const pieces = fragment.content.split(/\s+/);
  const found = pieces.map(tokenOf);
  const head = pieces.indexOf(HEAD_END) + 1;
  const title = printed(pieces.slice(0, pieces.indexOf(BLOCK_END)));
  const match = longestMatch(found, head, phrases);
  const { start, end } = match.end > head ? match : both(opening(pieces, head));
  const from = begin(pieces, head, start);
  const to = Math.max(end, finish(pieces, end));
  const cutBefore = from > head && pieces[from - 1] !== BLOCK_END;
  const cutAfter = to < pieces.length && pieces[to] !== BLOCK_END;
  const before = (cutBefore ? "…" : "") + printed(pieces.slice(from, start));
  const [mark, tail] = split(pieces.slice(start, end));
  const after = tail + printed(pieces.slice(end, to)) + (cutAfter ? "…" : "");
  const anchor = fragment.anchors.findLast(({ location }) => location <= start);
  const hash = mark ? `#${anchor?.id ?? ""}:~:text=${textDirective(mark)}` : "";
  return { title, before, mark, after, hash };
}

/** A text that the browser is to find and show; a hyphen has a meaning of its own there. */
const textDirective = (text) => encodeURIComponent(text).replaceAll("-", "%2D");

/** The longest passage of the narrative that was found, the first of its length. */
function longestMatch(found, head, phrases) {
  const covered = new Uint8Array(found.length + 1);
  for (const phrase of phrases) {
    for (let start = head; start <= found.length - phrase.length; start++) {
      const stands = phrase.every((token, i) => found[start + i] === token);
      if (stands) covered.fill(1, start, start + phrase.length);
    }
  }
  let best = { start: head, end: head };
  for (let start = head, at = head; at < covered.length; at++) {
    if (covered[at]) continue;
    if (at - start > best.end - best.start) best = { start, end: at };
    start = at + 1;
  }
  return best;
}

/** Where the first paragraph begins that says something: headings are shorter. */
function opening(pieces, head) {
  let start = head;
  for (let at = head; at < pieces.length; at++) {
    if (pieces[at] !== BLOCK_END) continue;
    if (at - start >= PARAGRAPH) return start;
    start = at + 1;
  }
  return head;
}

const both = (position) => ({ start: position, end: position });

function begin(pieces, head, start) {
  let from = start;
  while (from > head && start - from < BEFORE && pieces[from - 1] !== BLOCK_END) from--;
  return from;
}

function finish(pieces, end) {
  let to = end;
  while (to < pieces.length && to - end < AFTER && pieces[to] !== BLOCK_END) to++;
  return to;
}

/** What was found as printed, and the punctuation behind it. */
function split(pieces) {
  if (!pieces.length) return ["", ""];
  const last = pieces.at(-1);
  const word = last.match(/^[^!-/:-@[-`{-~]+'?/)?.[0] ?? last;
  return [printed([...pieces.slice(0, -1), word]), printed([last.slice(word.length)])];
}
