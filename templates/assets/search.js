/** The search page: what is typed and chosen goes into the address, and results follow from it. */
import { excerpt } from "./search-excerpt.js";
import { fits, options } from "./search-facets.js";
import { readings } from "./search-query.js";
import { shardsOf } from "./search-shards.js";

const STEP = 10;
const LONGEST = 200;
const FACETS = ["year", "region", "level"];
const ALL = { year: "全部年度", region: "全部地区", level: "全部层级" };
/** Shards opened for one answer before asking whether to go on; each costs some 100 KB. */
const SHARDS_AT_A_TIME = 12;

const part = (name) => document.getElementById(`search-${name}`);
const form = part("form");
const box = part("box");
const list = part("results");
const more = part("more");
const root = new URL(form.dataset.root, location.href);
const title = document.title;

let shards;
/** The search that is on the page; a newer one makes an older one stop. */
let current;

function choiceFromAddress() {
  const address = new URLSearchParams(location.search);
  return Object.fromEntries(["q", ...FACETS].map((name) => [name, address.get(name)?.trim().slice(0, LONGEST) ?? ""]));
}

async function show() {
  const choice = choiceFromAddress();
  const search = (current = { choice, readings: readings(choice.q), found: [], waiting: [], shown: 0 });
  box.value = choice.q;
  list.replaceChildren();
  more.hidden = part("none").hidden = true;
  part("facets").hidden = !search.readings.length;
  if (!search.readings.length) {
    part("status").textContent = choice.q ? "请输入要搜索的词，只有标点或符号无法搜索。" : "";
    return;
  }
  document.title = `${choice.q} · ${title}`;
  await attempt(search, async () => {
    shards ??= await shardsOf(new URL(form.dataset.index, location.href));
    for (const reading of search.readings) {
      search.reading = reading;
      search.waiting = shards.filter((shard) => mayHold(shard, choice));
      search.skipped = shards.filter((shard) => !mayHold(shard, choice));
      await gather(search);
      if (search.found.length) break;
    }
    await append(search);
  });
}

/** Runs one step of a search and says so when it cannot be done. */
async function attempt(search, step) {
  const status = part("status");
  const slow = setTimeout(() => (status.textContent = "正在搜索…"), 200);
  list.ariaBusy = "true";
  try {
    await step();
  } catch (error) {
    if (search !== current || error === stopped) return;
    console.error(error);
    status.textContent = "搜索暂时无法使用。请稍后再试，或按地区、年度查阅。";
  } finally {
    clearTimeout(slow);
    if (search === current) list.ariaBusy = "false";
  }
}

const stopped = new Error("a newer search has begun");

function mayHold(shard, { year, region }) {
  const province = region.split("/")[0];
  return (!year || shard.years.includes(Number(year))) && (!province || !shard.province || shard.province === province);
}

/** Opens shards, newest first, until there are enough reports to show. */
async function gather(search) {
  const isEnough = () => chosen(search).length >= search.shown + STEP;
  for (let opened = 0; search.waiting.length && !isEnough(); opened++) {
    if (opened >= SHARDS_AT_A_TIME && search.found.length) break;
    const shard = search.waiting.shift();
    await shard.open();
    const ranks = await shard.find(search.reading);
    if (search !== current) throw stopped;
    search.found.push(...ranks.map((rank) => ({ shard, rank, facets: shard.facets[rank] })));
  }
}

function chosen(search) {
  return search.found.filter(({ facets }) => fits(facets, search.choice));
}

async function append(search) {
  const hits = chosen(search);
  const next = hits.slice(search.shown, search.shown + STEP);
  const phrases = search.reading.groups.flat();
  const items = await Promise.all(
    next.map(async ({ shard, rank, facets }) => item(await shard.fragment(rank), facets, phrases)),
  );
  if (search !== current) throw stopped;
  search.shown += items.length;
  list.append(...items);
  more.hidden = search.shown >= hits.length && !search.waiting.length;
  part("none").hidden = hits.length > 0;
  part("widen").hidden = FACETS.every((name) => !search.choice[name]);
  part("widen").firstChild.href = addressOf({ q: search.choice.q });
  part("status").textContent = countOf(search, hits.length);
  offer(search);
}

function countOf({ choice, reading, waiting, shown }, count) {
  if (!count) return `没有找到与“${choice.q}”相符的年报。`;
  const label = reading.label ? `${reading.label}：` : "";
  const rest = waiting.length ? `（${Math.max(...waiting[0].years)} 年及以前的尚未搜索完）` : "";
  return `${label}找到 ${count} 篇年报${rest}，已显示 ${shown} 篇，按年度由近及远排列。`;
}

function item(fragment, facets, phrases) {
  const { title, before, mark, after, hash } = excerpt(fragment, phrases);
  // The index has /410411/gxj/2025.html for 410411/gxj/2025/.
  const address = new URL(fragment.raw_url.slice(1).replace(/\.html$/, "/"), root);
  const link = element("a", "search-title", title);
  link.href = address.href + hash;
  const place = [`${facets.year} 年度`, facets.region.replaceAll("/", " › ")].filter(Boolean).join("　");
  const text = element("p", "search-excerpt", before);
  if (mark) text.append(element("mark", "", mark));
  text.append(after);
  const entry = document.createElement("li");
  entry.append(link, element("p", "search-place", place), text);
  return entry;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/** Fills the lists to narrow by; years not searched yet are offered without a count. */
function offer(search) {
  const unsearched = [...search.waiting, ...search.skipped].flatMap(({ years }) => years);
  const offered = options(search.found.map(({ facets }) => facets), search.choice, unsearched);
  for (const name of FACETS) {
    const entries = offered[name].map(
      ([value, text, count]) => new Option(count === undefined ? text : `${text}（${count}）`, value),
    );
    part(name).replaceChildren(new Option(ALL[name], ""), ...entries);
    part(name).value = search.choice[name];
  }
}

function addressOf(choice) {
  const given = Object.entries(choice).filter(([, value]) => value);
  return `?${new URLSearchParams(given)}`;
}

function go(choice) {
  const address = addressOf(choice);
  if (address !== location.search) history.pushState(null, "", address);
  show();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({ ...choiceFromAddress(), q: box.value.trim() });
});

for (const name of FACETS) {
  part(name).addEventListener("change", () => go({ ...choiceFromAddress(), [name]: part(name).value }));
}

more.addEventListener("click", () => {
  const search = current;
  const shown = list.children.length;
  attempt(search, async () => {
    await gather(search);
    await append(search);
    list.children[shown]?.querySelector("a").focus();
  });
});

addEventListener("popstate", show);

box.addEventListener("keydown", (event) => {
  // The Enter that takes a word from an input method; Safari ends the composition before the key, with code 229.
  if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const stops = [box, ...list.querySelectorAll(".search-title")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (at < 0 || (event.key !== "Escape" && !step)) return;
  if (event.key === "Escape" && at === 0) return;
  event.preventDefault();
  stops[event.key === "Escape" ? 0 : Math.min(stops.length - 1, Math.max(0, at + step))].focus();
});

show();
