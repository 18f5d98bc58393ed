/** A canonical report file → the report it states; see canonical.js. */
import { MISSING, formOf, leaves } from "./forms.js";
import { unscalar } from "./scalars.js";
import { write } from "./canonical.js";

const MARK = "---";
const KEY = /^([^\s:#"][^\s:]*):(?: ([^]*))?$/u;
const ITEM = /^- /u;
/** A row of a table, its label behind it. */
const ROW = /^([a-z_]+): +(\[[^\]]*\]|\S+) +# .*$/u;
const NAMES = new Map([...MISSING].map(([name, text]) => [text, name]));
const PATTERNS = {
  count: /^(?:0|[1-9][0-9]{0,8})$/u,
  signed: /^(?:0|-?[1-9][0-9]{0,8})$/u,
  decimal: /^(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?$/u,
  amount: /^(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,9})?(?:元|万元|亿元)?$/u,
};
const SOURCE = ["url", "retrieved", "file", "sha256", "index_number", "document_number"];
/** What is written without quotation marks whatever it says: days, cells, figures. */
const BARE = ["date", "cell", "before", "after"];
const WORD = /^[^\s"'#&*!|>%@`{}[\],?]+$/u;
const BODY = /^[0-9]{6,9}\/[a-z0-9-]+$/u;
const TEXTS = ["title", "published", "archived", "scope"];
const OURSELVES = "请把文件送交维护者，不要在这里改";

const refuse = (line, why) => {
  throw new Error(`第 ${line} 行${why}。${OURSELVES}`);
};

/**
 * @param {string} text
 * @param {Object} told form.json
 * @returns {Report}
 */
export function read(text, told) {
  const plain = text.replace(/\r\n/gu, "\n");
  const lines = plain.split("\n");
  const end = lines.indexOf(MARK, 1);
  if (lines[0] !== MARK || end < 0)
    throw new Error(`这不是本档案的报告文件：开头应为一行 ---。${OURSELVES}`);
  const report = stated(nested(lines.slice(1, end), 2), told);
  report.body = lines.slice(end + 1).join("\n");
  const written = write(report).split("\n");
  const other = lines.findIndex((line, index) => line !== written[index]);
  if (other >= 0) refuse(other + 1, `写的是“${lines[other]}”，不是规范的写法`);
  if (written.length > lines.length) refuse(lines.length, "后面还应有内容");
  return report;
}

/**
 * Lines by their indentation.
 * @typedef {{key: string, value: string, number: number, below: Entry[], raw: string}} Entry
 *   key: "-" of what a list holds
 * @returns {Entry[]}
 */
function nested(lines, first) {
  const top = { below: [], depth: -1 };
  const open = [top];
  lines.forEach((line, index) => {
    const raw = line.replace(/^ +/u, "");
    if (!raw || raw.startsWith("#")) return;
    const add = (content, depth) => {
      const [, key = "", value = ""] = content.match(KEY) || [];
      while (open[open.length - 1].depth >= depth) open.pop();
      const entry = { key, value, number: index + first, below: [], raw: content, depth };
      open[open.length - 1].below.push(entry);
      open.push(entry);
    };
    const depth = line.length - raw.length;
    if (!ITEM.test(raw)) return add(raw, depth);
    add("-", depth);
    return add(raw.replace(ITEM, ""), depth + 2);
  });
  return top.below;
}

function stated(entries, told) {
  const report = {
    form: formOf(told, null),
    figures: {},
    title: null,
    published: null,
    archived: null,
    source: { snapshots: [] },
    joint: [],
    scope: null,
    acknowledged: {},
    corrections: [],
    redacted: [],
    withdrawn: null,
  };
  for (const entry of entries) {
    const { key, below, number, raw } = entry;
    if (key === "form") report.form = formStated(entry, told);
    else if (TEXTS.includes(key)) report[key] = textOf(entry);
    else if (key === "source") report.source = source(below);
    else if (key === "joint") report.joint = joint(entry);
    else if (key === "acknowledged") report.acknowledged = fields(below);
    else if (key === "corrections" || key === "redacted")
      report[key] = below.map((item) => fields(item.below));
    else if (key === "withdrawn") report.withdrawn = below.length ? fields(below) : null;
    else if (report.form.editions[key])
      Object.assign(report.figures, figuresOf(report.form, entry));
    else refuse(number, `“${raw}”不认识`);
  }
  return report;
}

/** One edition, or one for each table. */
function formStated({ value, number }, told) {
  if (value === "null") return formOf(told, null);
  const pairs = [...value.matchAll(/([a-z]+): ([0-9]{4})/gu)].map(([, table, year]) => [
    table,
    +year,
  ]);
  const editions = /^[0-9]{4}$/u.test(value) ? +value : Object.fromEntries(pairs);
  try {
    return formOf(told, editions);
  } catch (error) {
    return refuse(number, `form 为“${value}”，${error.message}`);
  }
}

function joint(entry) {
  const bodies = entry.value.slice(1, -1).split(", ");
  return bodies.every((body) => BODY.test(body)) ? bodies : unusual(entry);
}

function source(entries) {
  const plain = entries.filter(({ key }) => SOURCE.includes(key));
  const list = entries.filter(({ key }) => key === "snapshots").flatMap(({ below }) => below);
  const addresses = list.map((item) => (item.below[0] || item).raw);
  return { ...fields(plain), snapshots: addresses.map((raw, index) => scalarOf(list[index], raw)) };
}

const fields = (entries) => Object.fromEntries(entries.map((entry) => [entry.key, textOf(entry)]));

function textOf(entry) {
  if (!BARE.includes(entry.key)) return scalarOf(entry, entry.value);
  return WORD.test(entry.value) ? entry.value : unusual(entry);
}

function scalarOf(entry, written) {
  const text = unscalar(written);
  return text === undefined ? unusual(entry) : text;
}

const unusual = ({ number, raw }) => refuse(number, `写的是“${raw}”，不是规范的写法`);

/** Cell → figure of a table. */
function figuresOf(form, entry) {
  const figures = {};
  const table = form.tables.find(({ id }) => id === entry.key);
  for (const line of entry.below) {
    const { raw, number } = line;
    const [, row, written] = raw.match(ROW) || unusual(line);
    const block = table.blocks.find(({ rows }) => leaves(rows).some(({ id }) => id === row));
    if (!block) refuse(number, `没有名为“${row}”的行`);
    const texts = written.replace(/^\[|\]$/gu, "").split(",");
    leaves(block.columns).forEach((column, index) => {
      const text = (texts[index] || "").trim();
      figures[`${table.id}.${row}.${column.id}`] = figureOf(text, column, number);
    });
  }
  return figures;
}

function figureOf(text, { kind, short }, number) {
  if (NAMES.has(text)) return NAMES.get(text);
  if (!PATTERNS[kind].test(text)) refuse(number, `${short}的值“${text}”不是规范的数字`);
  return kind === "count" || kind === "signed" ? Number(text) : text;
}
