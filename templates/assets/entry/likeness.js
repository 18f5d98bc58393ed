/** How alike two short texts are, from 0 to 1: twice the signs of their longest common pieces. */
export function likeness(one, other) {
  const letters = [...one];
  const others = [...other];
  const length = letters.length + others.length;
  return length ? (2 * matching(letters, others, 0, letters.length, 0, others.length)) / length : 1;
}

/** Signs of the longest piece that both have, and of those to its left and to its right. */
function matching(one, other, low, high, otherLow, otherHigh) {
  let [best, start, otherStart] = [0, low, otherLow];
  let before = new Map();
  for (let i = low; i < high; i++) {
    const ending = new Map();
    for (let j = otherLow; j < otherHigh; j++) {
      if (one[i] !== other[j]) continue;
      const size = (before.get(j - 1) || 0) + 1;
      ending.set(j, size);
      if (size > best) [best, start, otherStart] = [size, i - size + 1, j - size + 1];
    }
    before = ending;
  }
  if (!best) return 0;
  const left = matching(one, other, low, start, otherLow, otherStart);
  const right = matching(one, other, start + best, high, otherStart + best, otherHigh);
  return left + best + right;
}
