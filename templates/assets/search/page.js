/** The search page: what is typed and chosen goes into the address; all else follows. */
import { addressOf, asksFigures, choiceFrom, isAsked, isNarrowed } from "./choice.js";
import { nameEntry, reportEntry } from "./entries.js";
import { FACETS, fits, options } from "./facets.js";
import { openIndex, OtherVersion, StaleIndex } from "./index.js";
import { readings } from "./query.js";
import { Run } from "./run.js";

const STEP = 10;
const NAMES = 5;
const MORE_NAMES = 20;
/** Milliseconds without a key after which what was typed so far is searched for. */
const PAUSE = 250;
const NOTHING = { years: [], regions: [], levels: [], kinds: [] };
const ALL = { year: "全部年度", region: "全部地区", level: "全部层级", kind: "全部类别" };

const part = (name) => document.getElementById(`search-${name}`);
const form = part("form");
const box = part("box");
const list = part("results");
const more = part("more");
const status = part("status");
const root = new URL(form.dataset.root, location.href);
const title = document.title;
const rows = [...form.querySelectorAll("[data-figure]")];
const figures = rows.map((row) => row.dataset.figure);
const labels = rows.map((row) => row.firstElementChild.textContent);

let index;
/** What the page shows; a newer one makes an older one stop. */
let current;

const stopped = new Error("a newer search has begun");

function stopUnless(mine) {
  if (mine !== current) throw stopped;
}

function opened() {
  index ??= openIndex(new URL(form.dataset.index, location.href)).catch((error) => {
    index = undefined;
    throw error;
  });
  return index;
}

async function show() {
  const choice = choiceFrom(location.search, figures);
  const mine = (current = { choice, shown: 0, names: [], namesShown: 0 });
  fill(choice);
  document.title = choice.q ? `${choice.q} · ${title}` : title;
  const slow = setTimeout(() => say("正在搜索…"), 200);
  list.ariaBusy = "true";
  try {
    const isOpen = Boolean(index);
    const { shortForms, shards, directory, known } = (mine.index = await opened());
    stopUnless(mine);
    const asked = isOpen ? mine.index.refuseStale() : undefined;
    asked?.catch(() => {}); // it is heard of in the end
    mine.known = known;
    const words = readings(choice.q, shortForms);
    if (!words.length && (choice.q || !isNarrowed(choice))) {
      clear();
      return say(choice.q ? "请输入要搜索的词，只有标点或符号无法搜索。" : "");
    }
    const names = words.length && !asksFigures(choice) ? showNames(mine, directory) : undefined;
    mine.hasText = shards.every(({ folder }) => folder);
    if (!words.length || mine.hasText) {
      mine.run = new Run(mine.index, words, choice);
      await mine.run.advance(STEP);
      stopUnless(mine);
    }
    await names;
    await append(mine);
    offerYear(mine, directory);
    await asked;
  } catch (error) {
    if (error === stopped) return;
    if (error instanceof StaleIndex) return renew();
    if (error instanceof OtherVersion && !isReloaded()) return location.reload();
    console.error(error);
    clear();
    say("搜索暂时无法使用。请稍后再试，或按地区、年度查阅。");
  } finally {
    clearTimeout(slow);
    if (mine === current) {
      list.ariaBusy = "false";
      offer(mine);
    }
  }
}

/** The site has been published anew: the same search, in the index that is there now. */
function renew() {
  index = undefined;
  return show();
}

/** Once is enough: a host may go on sending the page of another version. */
function isReloaded() {
  return performance.getEntriesByType("navigation")[0]?.type === "reload";
}

function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

function clear() {
  list.replaceChildren();
  part("names-list").replaceChildren();
  for (const name of ["names", "reports", "none", "more", "one-year"]) part(name).hidden = true;
}

/**
 * Puts what the address says into the form; not into the box while it says the same, where someone
 * may be typing.
 */
function fill(choice) {
  if (box.value.trim() !== choice.q) box.value = choice.q;
  part("order").value = choice.order;
  rows.forEach((row, i) => {
    const [min, max] = row.querySelectorAll("input");
    if (min.value !== String(choice.figures[i].min ?? "")) min.value = choice.figures[i].min ?? "";
    if (max.value !== String(choice.figures[i].max ?? "")) max.value = choice.figures[i].max ?? "";
  });
  if (asksFigures(choice)) part("figures").open = true;
  part("clear").hidden = !isNarrowed(choice);
  const words = choice.q ? addressOf(only(choice.q), figures) : "?";
  for (const name of ["clear", "widen"]) part(name).firstChild.href = words;
}

const only = (q) => ({ ...choiceFrom("", figures), q });

/** Who types 教育局 2023 wants reports on 2023; found are all that have the number in them. */
function offerYear({ choice }, directory) {
  const { years, parts } = directory.read(choice.q);
  const [year] = years;
  part("one-year").hidden = years.size !== 1 || !parts.length || Boolean(choice.year);
  part("one-year").firstChild.textContent = `只看 ${year} 年度的年报`;
  part("one-year").firstChild.href = addressOf({ ...choice, year: String(year) }, figures);
}

/** Agencies and regions of that name; they are there before the text has been searched. */
async function showNames(mine, directory) {
  try {
    const { agencies, regions } = await directory.find(mine.choice.q);
    const { year } = mine.choice;
    const hasYear = ({ years }) => !year || years.includes(Number(year));
    const chosen = agencies.filter((agency) => fits(agency, mine.choice) && hasYear(agency));
    mine.names = [...(isNarrowed(mine.choice) ? [] : regions.slice(0, NAMES)), ...chosen];
    mine.agencies = chosen.length;
  } catch (error) {
    console.error(error);
    await mine.index.refuseStale();
    mine.namesFailed = true;
  }
  stopUnless(mine);
  part("names-list").replaceChildren();
  part("names").hidden = !mine.names.length;
  appendNames(mine, NAMES);
}

function appendNames(mine, count) {
  const next = mine.names.slice(mine.namesShown, mine.namesShown + count);
  part("names-list").append(...next.map((entry) => nameEntry(entry, root)));
  mine.namesShown += next.length;
  part("names-more").hidden = mine.namesShown >= mine.names.length;
}

/** Shows the next reports; the first ones take the place of those of the search before. */
async function append(mine) {
  const { run, choice } = mine;
  const hits = run?.chosen ?? [];
  const phrases = run?.reading?.groups.flat() ?? [];
  const site = { root, refuseStale: mine.index.refuseStale };
  const next = hits.slice(mine.shown, mine.shown + STEP);
  const entries = await Promise.all(
    next.map((hit) => reportEntry(hit, phrases, asked(choice, hit.facets), site)),
  );
  stopUnless(mine);
  if (!mine.shown) list.replaceChildren();
  if (!mine.names.length) {
    part("names").hidden = true;
    part("names-list").replaceChildren();
  }
  list.append(...entries);
  mine.shown += entries.length;
  more.hidden = !run || (mine.shown >= hits.length && !run.waiting.length);
  more.textContent = hits.length > mine.shown ? "显示更多" : "继续搜索";
  part("reports").hidden = !hits.length && more.hidden;
  part("none").hidden = !run || hits.length > 0 || mine.names.length > 0 || run.waiting.length > 0;
  part("widen").hidden = !isNarrowed(choice);
  say(summary(mine, hits.length));
}

/** The figures that were asked for, with their labels. */
function asked(choice, facets) {
  const all = labels.map((label, i) => [label, facets.figures[i]]);
  return all.filter((_, i) => isAsked(choice.figures[i]));
}

/** What was found, what is not known, and what could not be searched. */
function summary(mine, count) {
  const { run, choice } = mine;
  const sentences = [];
  if (mine.agencies) sentences.push(`有 ${mine.agencies} 个机关名称相符。`);
  if (mine.namesFailed) sentences.push("机关名录没有取到，没有按名称查找。");
  if (!run) return [...sentences, "本站没有建立正文索引，只能查找机关、地区和数字。"].join("");
  const rest = run.waiting.length ? `（${unsearched(run)}尚未搜索）` : "";
  const label = run.reading?.label ? `${run.reading.label}：` : "";
  const order = choice.order ? "由远及近" : "由近及远";
  if (count) {
    const found = `${label}找到 ${count} 篇年报${rest}`;
    sentences.unshift(`${found}，已显示 ${mine.shown} 篇，按年度${order}排列。`);
  } else if (run.waiting.length) sentences.unshift(`还没有找到相符的年报${rest}。`);
  else if (run.failed.size < run.candidates.length) {
    sentences.unshift(choice.q ? `没有找到与“${choice.q}”相符的年报。` : "没有找到相符的年报。");
  }
  if (run.unknown) sentences.push(`另有 ${run.unknown} 篇的数字未知，没有列出。`);
  if (run.failed.size) {
    sentences.push(`${yearsOf(run.failed)}的索引没有取到，结果不全，可稍后再试。`);
  }
  return sentences.join("");
}

function unsearched({ waiting, choice }) {
  const years = waiting.flatMap(({ shard }) => shard.years);
  return choice.order ? `${Math.min(...years)} 年及以后的` : `${Math.max(...years)} 年及以前的`;
}

function yearsOf(shards) {
  const years = [...new Set([...shards].flatMap((shard) => shard.years))].sort();
  return years.length > 1 ? `${years[0]}—${years.at(-1)} 年` : `${years[0]} 年`;
}

/** Fills the lists to narrow by; what is not known yet is offered without a count. */
function offer({ run, choice, known = NOTHING }) {
  const waiting = run?.waiting.map(({ shard }) => shard);
  const open = run && [...waiting, ...run.skipped].flatMap((shard) => shard.years);
  const offered = options(run?.facets ?? [], choice, run ? { ...NOTHING, years: open } : known);
  for (const name of FACETS) {
    const entries = offered[name].map(([value, text, count]) => {
      return new Option(count === undefined ? text : `${text}（${count}）`, value);
    });
    part(name).replaceChildren(new Option(ALL[name], ""), ...entries);
    part(name).value = choice[name];
  }
  part("narrow").hidden = false;
}

/** What the form says; a number that is none is left out. */
function choiceInForm() {
  const data = new FormData(form);
  return choiceFrom(`?${new URLSearchParams(data)}`, figures);
}

/** Whether the newest entry of the history is being typed, to be replaced by what is typed next. */
let typing = false;

function go({ whileTyping = false } = {}) {
  clearTimeout(pause);
  const address = addressOf(choiceInForm(), figures);
  const same = address === (location.search || "?");
  if (!same) history[whileTyping && typing ? "replaceState" : "pushState"](null, "", address);
  typing = whileTyping && (typing || !same);
  if (!same || !whileTyping) show();
}

let pause;

function typed(event) {
  // An input method is at work: its letters are no query, and its choices stay undisturbed.
  if (event.isComposing) return;
  clearTimeout(pause);
  pause = setTimeout(() => go({ whileTyping: true }), PAUSE);
}

box.addEventListener("input", typed);
box.addEventListener("compositionend", () => typed({ isComposing: false }));
box.addEventListener("compositionstart", () => clearTimeout(pause));
part("figures").addEventListener("input", typed);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go();
});

for (const name of [...FACETS, "order"]) part(name).addEventListener("change", () => go());

more.addEventListener("click", async () => {
  const mine = current;
  const { shown } = mine;
  more.disabled = true;
  try {
    await mine.run.advance(shown + STEP);
    stopUnless(mine);
    await append(mine);
    offer(mine);
    list.children[shown]?.querySelector("a").focus();
  } catch (error) {
    if (error instanceof StaleIndex) await renew();
    else if (error !== stopped) throw error;
  } finally {
    more.disabled = false;
  }
});

part("names-more").addEventListener("click", () => {
  const { namesShown } = current;
  appendNames(current, MORE_NAMES);
  part("names-list").children[namesShown]?.querySelector("a").focus();
});

addEventListener("popstate", () => {
  typing = false;
  show();
});

box.addEventListener("keydown", (event) => {
  // The Enter that takes a word from an input method; Safari ends the composition before the key,
  // with code 229.
  if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const titles = ".search-names .search-title, .search-results .search-title";
  const stops = [box, ...document.querySelectorAll(titles)];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0 || (event.key !== "Escape" && !step)) return;
  if (event.key === "Escape" && at === 0) return;
  event.preventDefault();
  stops[event.key === "Escape" ? 0 : Math.min(stops.length - 1, Math.max(0, at + step))].focus();
});

show();
