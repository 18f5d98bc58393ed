/** What a shard cannot hold: the twin of generator/search/sieve.py, which says why it is so. */

const FACTORS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
const POLYNOMIAL = 0xedb88320;

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});
const encoder = new TextEncoder();

function crc32(text) {
  let value = ~0;
  for (const byte of encoder.encode(text)) value = (value >>> 8) ^ CHECKSUMS[(value ^ byte) & 255];
  return ~value;
}

export class Sieve {
  /** @param {Uint8Array} bits a power of two of them */
  constructor(bits) {
    this.bits = bits;
    this.shift = 32 - Math.log2(8 * bits.length);
  }

  /** Whether the tokens may stand in a row somewhere; a no is certain. */
  passes(phrase) {
    const pairs = phrase.slice(1).map((token, i) => phrase[i] + token);
    const entries = pairs.length ? pairs : phrase;
    return entries.every((entry) => {
      const checksum = crc32(entry);
      return FACTORS.every((factor) => {
        const bit = Math.imul(checksum, factor) >>> this.shift;
        return this.bits[bit >>> 3] & (1 << (bit & 7));
      });
    });
  }
}
