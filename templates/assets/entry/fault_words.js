/** What is said of a fault, as generator/rules/fault.py says it. */

/** Broken sums that a sentence spells out before it only counts them. */
const SPELLED = 3;
/** Ways to mend a fault that a sentence names; of more it names the likeliest. */
const NAMED = 2;

/** A fault with its sentence: what would mend all, the sums, and how far they are apart. */
export function toldOf(form, fault) {
  const spelled = fault.broken.slice(0, SPELLED).map((each) => each.statement);
  const more = fault.broken.length - spelled.length;
  if (more) spelled.push(`另有 ${more} 项`);
  const lead = leadOf(form, fault);
  return { ...fault, lead, words: `${lead}：${spelled.join("；")}` };
}

function leadOf(form, { changes, cell }) {
  const name = (id) => form.index.get(id).name;
  if (!changes.length) return `先看 ${name(cell)}，不止一格对不上`;
  const [likeliest, ...others] = changes.map((change) =>
    change
      .map((mend) => `${name(mend.cell)} 现为 ${mend.present}，改为 ${mend.value}`)
      .join("，并且 "),
  );
  if (others.length >= NAMED) return `可能是 ${likeliest} 才对得上，也可能是另外一格`;
  return [`${likeliest} 才都对得上`, ...others].join("，或者 ");
}
