/** The entry page: choose, type, check, take away. Nothing is sent; once loaded it asks for the chosen body alone. */
import { Archive } from "./archive.js";
import { Choice } from "./choice.js";
import { Entry } from "./entry.js";
import { Figures } from "./figures.js";
import { Hidden } from "./hidden.js";

const UNREACHABLE = "没有取到表式。请检查网络，刷新本页；或者用下面的填报表。";
const find = (id) => document.getElementById(id);

async function begin() {
  const place = find("entry");
  const begins = find("entry-begins");
  const { kinds, first, refused } = JSON.parse(place.dataset.settled);
  const archive = new Archive(place.dataset);
  let told;
  try {
    told = await archive.get(place.dataset.form);
  } catch {
    begins.textContent = UNREACHABLE;
    return;
  }
  const entry = new Entry(place, told, archive, { figures: new Figures(kinds), hidden: new Hidden(refused) });
  const choice = new Choice(archive, { chosen: () => entry.choose(), failed: (words) => entry.say(words) });
  choice.years(first, new Date().getFullYear());
  entry.begin(choice);
  begins.remove();
  place.classList.add("ready");
  await choice.begin(location.search.slice(1).replace(/%2F/gi, "/"));
}

begin();
