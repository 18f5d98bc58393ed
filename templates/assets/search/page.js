/** The search page: what is typed and chosen goes into the address; all else follows. */
import {
  addressOf, asksFigures, choiceFrom, FACETS, fits, isAsked, isNarrowed, options,
} from "./choice.js";
import { card, element, link, nameEntry, reportEntry } from "./entries.js";
import { Index, OtherVersion, StaleIndex } from "./index.js";
import { PARTIAL, parsed, withoutYears } from "./query.js";
import { Run } from "./run.js";
import { otherWords, spelledSo } from "./suggestions.js";

const STEP = 10;
const NAMES = 5;
const MORE_NAMES = 20;
/** Milliseconds without a key after which what was typed so far is searched for. */
const PAUSE = 250;
const NOTHING = { years: [], regions: [], levels: [], kinds: [] };
const ALL = { year: "全部年度", region: "全部地区", level: "全部层级", kind: "全部类别" };
/** What appears only when there is something to say. */
const PARTS = ["chips", "card", "meant", "names", "reports", "none", "more", "elsewhere"];

const part = (name) => document.getElementById(`search-${name}`);
const form = part("form");
const box = part("box");
const list = part("results");
const more = part("more");
const status = part("status");
const root = new URL(form.dataset.root, location.href);
const title = document.title;
const rows = [...document.querySelectorAll("[data-figure]")];
const figures = rows.map((row) => row.dataset.figure);
const labels = rows.map((row) => row.firstElementChild.textContent);
const leading = rows.flatMap((row, i) => ("leads" in row.dataset ? [i] : []));
const told = (known) => leading.map((i) => [labels[i], known[i]]);

/** The promise of the index. */
let index;
/** What the page shows; a newer one makes an older one stop. */
let current;

const stopped = new Error("a newer search has begun");

function stopUnless(mine) {
  if (mine !== current) throw stopped;
}

function opened() {
  index ??= Index.open(new URL(form.dataset.index, location.href)).catch((error) => {
    index = undefined;
    throw error;
  });
  return index;
}

async function show() {
  const asked = choiceFrom(location.search, figures);
  const nothing = { own: [], meant: [], names: [], shown: 0, namesShown: 0 };
  const mine = (current = { asked, choice: asked, ...nothing });
  fill(asked);
  document.title = asked.q ? `${asked.q} · ${title}` : title;
  mine.slow = setTimeout(() => say("正在搜索…"), 200);
  list.ariaBusy = "true";
  try {
    const isOpen = Boolean(index);
    mine.index = await opened();
    stopUnless(mine);
    const fresh = isOpen ? mine.index.refuseStale() : undefined;
    fresh?.catch(() => {}); // it is heard of in the end
    mine.query = parsed(asked.q);
    mine.text = mine.query;
    if (mine.query.isEmpty && (asked.q || !isNarrowed(asked))) {
      return answerNothing(mine, asked.q ? "请输入要搜索的词，只有标点或符号无法搜索。" : "");
    }
    const isNamed = !mine.query.isEmpty && !asksFigures(asked);
    if (isNamed) await Promise.all([look(mine), searchAtOnce(mine)]);
    if (!mine.own.length && !mine.run) await search(mine);
    stopUnless(mine);
    await answer(mine);
    await fresh;
  } catch (error) {
    if (error === stopped) return;
    if (error instanceof StaleIndex) return renew();
    if (error instanceof OtherVersion && !isReloaded()) return location.reload();
    console.error(error);
    answerNothing(mine, "搜索暂时无法使用。请稍后再试，或按地区、年度查阅。");
  } finally {
    clearTimeout(mine.slow);
    if (mine === current) list.ariaBusy = "false";
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

/** A sentence instead of an answer. */
function answerNothing(mine, words) {
  for (const name of ["results", "names-list", "card", "meant"]) part(name).replaceChildren();
  for (const name of PARTS) part(name).hidden = true;
  offer(mine);
  say(words);
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
  if (asksFigures(choice)) for (const name of ["filter", "figures"]) part(name).open = true;
}

/**
 * Looks for the names that were typed. A year beside a name narrows, and the reports of the agency
 * that is meant come first, before any text is searched.
 */
async function look(mine) {
  const { asked, query, index } = mine;
  let found = { agencies: [], regions: [], own: [] };
  try {
    found = await index.directory.find(query);
  } catch (error) {
    console.error(error);
    await index.refuseStale();
    mine.namesFailed = true;
  }
  stopUnless(mine);
  const [year, ...others] = query.years;
  const isNamed = found.agencies.length > 0 || found.regions.length > 0;
  if (year && !others.length && query.timeless && isNamed && !asked.year) {
    mine.yearTyped = year;
    mine.choice = { ...asked, year: String(year) };
    mine.text = parsed(withoutYears(asked.q));
  }
  const hasYear = ({ years }) => !mine.choice.year || years.includes(Number(mine.choice.year));
  const agencies = found.agencies.filter((agency) => fits(agency, asked) && hasYear(agency));
  mine.isWithin = found.isWithin;
  mine.isAll = found.isAll;
  mine.agencies = agencies.length;
  mine.names = [...(isNarrowed(asked) ? [] : found.regions.slice(0, NAMES)), ...agencies];
  mine.meant = agencies.filter(({ address }) => found.own.some((own) => own.address === address));
  mine.own = await ownReports(mine);
}

/** The reports of the agencies that are meant, newest first unless asked otherwise. */
async function ownReports({ meant, choice, index }) {
  const wanted = meant.flatMap((agency) => agency.years.map((year) => ({ agency, year })));
  const isAsked = ({ year }) => !choice.year || String(year) === choice.year;
  const found = wanted.filter(isAsked).map(({ agency, year }) => ownReport(index, agency, year));
  const hits = await Promise.all(found);
  const direction = choice.order ? 1 : -1;
  return hits.sort(({ facets: a }, { facets: b }) => direction * (a.year - b.year));
}

/** A report as its table has it; where that cannot be had, it can be opened all the same. */
async function ownReport(index, agency, year) {
  const { name, region, level, kind } = agency;
  const address = `${agency.address}${year}/`;
  const plain = { address, agency: name, kind, year, region, level, state: "" };
  try {
    return (await index.report(address)) ?? { facets: plain };
  } catch (error) {
    console.error(error);
    await index.refuseStale();
    return { facets: plain };
  }
}

/** Texts need not wait for names where what was typed is no one agency's. */
async function searchAtOnce(mine) {
  const isNoOne = await mine.index.directory.isNoOne(mine.query).catch(() => false); // look tells
  stopUnless(mine);
  if (isNoOne) await search(mine);
}

/** Searches reports by their text or their figures. */
async function search(mine) {
  if (!mine.text.isEmpty && !mine.index.hasText) return;
  mine.run = new Run(mine.index, mine.text, mine.choice);
  await mine.run.advance(STEP);
}

/** What was found, in the place of what the search before has found. */
async function answer(mine) {
  const entries = await nextEntries(mine);
  // All at once, from above down: nothing that was seen moves.
  showChips(mine);
  part("names-list").replaceChildren();
  // Where one agency is meant its reports come first, where none is, the names do.
  const isOne = showCard(mine);
  if (isOne) mine.names = mine.names.filter((entry) => entry !== mine.meant[0]);
  part("reports")[isOne ? "after" : "before"](part("names"));
  part("names").hidden = !mine.names.length;
  appendNames(mine, NAMES);
  append(mine, entries);
  offer(mine);
  await showMeant(mine);
}

/** What narrows the search, each to be taken away again. */
function showChips(mine) {
  const { asked, yearTyped, isWithin } = mine;
  const without = (name) => addressOf({ ...asked, [name]: "" }, figures);
  const chips = FACETS.filter((name) => asked[name]).map((name) => {
    return chip(asked[name].split("/").pop() + (name === "year" ? " 年" : ""), without(name));
  });
  if (yearTyped) {
    const q = withoutYears(asked.q);
    chips.push(chip(`${yearTyped} 年`, addressOf({ ...asked, q }, figures)));
  }
  if (asksFigures(asked)) chips.push(chip("按数字", addressOf(asked, [])));
  if (isWithin) {
    const asText = addressOf({ ...asked, q: `"${asked.q}"` }, figures);
    chips.push(element("li", "", link("按原句搜索", asText)));
  }
  part("chips").replaceChildren(...chips);
  part("chips").hidden = !chips.length;
}

function chip(words, address) {
  const made = link(words, address, "search-chip");
  made.setAttribute("aria-label", `取消限定：${words}`);
  return element("li", "", made);
}

/** The agency, where one alone is meant; whether one is. */
function showCard({ own, meant }) {
  const isOne = own.length > 0 && meant.length === 1;
  const shown = isOne ? card(meant[0], own[0], { root, told }) : [];
  part("card").replaceChildren(...shown);
  part("card").hidden = !isOne;
  return isOne;
}

function appendNames(mine, count) {
  const next = mine.names.slice(mine.namesShown, mine.namesShown + count);
  part("names-list").append(...next.map((entry) => nameEntry(entry, { root })));
  mine.namesShown += next.length;
  part("names-more").hidden = mine.namesShown >= mine.names.length;
}

/** The reports found so far: those of the agency that is meant, then others. */
function hitsOf({ own, run, choice }) {
  const fitting = own.filter(({ facets }) => fits(facets, choice));
  const known = new Set(fitting.map(({ facets }) => facets.address));
  const others = run?.chosen.filter(({ facets }) => !known.has(facets.address)) ?? [];
  return { hits: [...fitting, ...others], own: fitting.length };
}

/** The next reports, as they are shown. */
async function nextEntries(mine) {
  const { run, choice } = mine;
  const { hits, own } = hitsOf(mine);
  const phrases = run?.reading?.groups.flat() ?? [];
  const site = { root, told, refuseStale: () => mine.index.refuseStale() };
  const next = hits.slice(mine.shown, mine.shown + STEP);
  const entries = await Promise.all(
    next.map((hit, i) => {
      const isText = mine.shown + i >= own;
      return reportEntry(hit, isText ? phrases : [], askedFigures(choice, hit.facets), site);
    }),
  );
  stopUnless(mine);
  return entries;
}

/** Shows the next reports; the first ones take the place of those of the search before. */
function append(mine, entries) {
  const { run, choice } = mine;
  const { hits, own } = hitsOf(mine);
  if (!mine.shown) list.replaceChildren();
  list.append(...entries);
  mine.shown += entries.length;
  const waiting = run?.waiting.length ?? 0;
  more.hidden = mine.shown >= hits.length && !waiting;
  more.textContent = hits.length > mine.shown ? "显示更多" : "继续搜索";
  part("elsewhere").hidden = Boolean(run) || !own || !mine.index.hasText;
  part("reports").hidden = !hits.length && more.hidden;
  part("reports-title").textContent = own && !run ? "本机关的年报" : "年报";
  part("none").hidden = !run || hits.length > 0 || mine.names.length > 0 || waiting > 0;
  part("widen").hidden = !isNarrowed(choice);
  clearTimeout(mine.slow); // what may have been meant is looked for after the answer
  say(summary(mine, hits.length, own));
}

/** The figures that were asked for, with their labels. */
function askedFigures(choice, { figures: known }) {
  const all = labels.map((label, i) => [label, known?.[i]]);
  return all.filter((_, i) => isAsked(choice.figures[i]));
}

/** What was found, what is not known, and what could not be searched. */
function summary(mine, count, own) {
  const { run, choice } = mine;
  const sentences = [];
  const andMore = mine.isAll ? "" : "以上";
  if (mine.agencies && !own) sentences.push(`名称相符的机关有 ${mine.agencies} 个${andMore}。`);
  if (mine.namesFailed) sentences.push("机关名录没有取到，没有按名称查找。");
  const order = choice.order ? "由远及近" : "由近及远";
  if (!run) {
    const whose = mine.meant.length === 1 ? "都是这个机关的" : "都是这个名称的机关的";
    if (own) sentences.unshift(`找到 ${own} 篇年报，${whose}，按年度${order}排列。`);
    if (!mine.index.hasText) sentences.push("本站没有建立正文索引，只能查找机关、地区和数字。");
    return sentences.join("");
  }
  const rest = run.waiting.length ? `（${unsearched(run)}尚未搜索）` : "";
  const label = run.reading?.label ? `${run.reading.label}：` : "";
  if (count) {
    const found = `${label}找到 ${count} 篇年报${rest}`;
    const first = own ? "先列名称相符的机关的，再" : "";
    const sorted = run.reading?.label === PARTIAL ? "最相符的在前" : `按年度${order}排列`;
    sentences.unshift(`${found}，已显示 ${mine.shown} 篇，${first}${sorted}。`);
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
  return years.length > 1 ? `${years[0]}—${years[years.length - 1]} 年` : `${years[0]} 年`;
}

/** Other queries that may have been meant; nothing is searched for until one is chosen. */
async function showMeant(mine) {
  const { asked, query, index, agencies, run } = mine;
  const others = asked.q ? otherWords(asked.q, index.words.everyday) : [];
  const isFound = agencies || (run?.found.length && !run.reading?.label);
  part("meant").replaceChildren();
  part("meant").hidden = Boolean(isFound) || !asked.q; // there is a line for what is looked for
  if (asked.q && !isFound) {
    const names = [spelledSo(query.timeless, index), index.directory.like(query)];
    const found = await Promise.all(names.map((each) => each.catch(() => [])));
    others.unshift(...found.flat());
  }
  stopUnless(mine);
  const links = others.slice(0, NAMES).map((q) => link(q, addressOf({ ...asked, q }, figures)));
  const listed = links.flatMap((each, i) => (i ? ["、", each] : [each]));
  part("meant").replaceChildren(...(links.length ? ["您是不是要找：", ...listed] : []));
  part("meant").hidden = !links.length && part("meant").hidden;
}

/** Fills the lists to narrow by; what is not known yet is offered without a count. */
function offer({ run, own, asked, choice, index }) {
  const known = index?.known ?? NOTHING;
  const waiting = run?.waiting.map(({ shard }) => shard);
  const open = run && [...waiting, ...run.skipped].flatMap((shard) => shard.years);
  const found = run?.facets ?? own.map(({ facets }) => facets);
  const offered = options(found, choice, run ? { ...NOTHING, years: open } : known);
  for (const name of FACETS) {
    const entries = offered[name].map(([value, text, count]) => {
      return new Option(count === undefined ? text : `${text}（${count}）`, value);
    });
    part(name).replaceChildren(new Option(ALL[name], ""), ...entries);
    part(name).value = asked[name]; // a year that was typed is no choice of the form's
  }
  part("filter").hidden = false;
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

/** Searches on when a button is pressed, and shows what comes of it behind what is shown. */
function goOn(button, advance) {
  button.addEventListener("click", async () => {
    const mine = current;
    const { shown } = mine;
    button.disabled = true;
    list.ariaBusy = "true";
    try {
      await advance(mine);
      stopUnless(mine);
      append(mine, await nextEntries(mine));
      offer(mine);
      list.children[shown]?.querySelector("a").focus();
    } catch (error) {
      if (error instanceof StaleIndex) await renew();
      else if (error !== stopped) throw error;
    } finally {
      button.disabled = false;
      if (mine === current) list.ariaBusy = "false";
    }
  });
}

goOn(more, (mine) => mine.run?.advance(mine.shown + STEP));
goOn(part("elsewhere"), search);

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
  const titles = ".search-card h2 a, .search-answer .search-title";
  const stops = [box, ...document.querySelectorAll(titles)];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0 || (event.key !== "Escape" && !step)) return;
  if (event.key === "Escape" && at === 0) return;
  event.preventDefault();
  stops[event.key === "Escape" ? 0 : Math.min(stops.length - 1, Math.max(0, at + step))].focus();
});

show();
