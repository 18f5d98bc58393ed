/** The report that is being filled in: what was chosen, typed and opened, drawn together whenever something changes. */
import { write } from "./canonical.js";
import { Drafts, UNCHOSEN } from "./draft.js";
import { editionFor, formOf } from "./forms.js";
import { Grid } from "./grid.js";
import { Last } from "./last.js";
import { Opened } from "./opened.js";
import { recordOf } from "./report.js";
import { Said } from "./said.js";
import { Sheet } from "./sheet.js";
import { Take } from "./take.js";
import { Tools } from "./tools.js";
import { Words } from "./words.js";

/** Milliseconds after the last key until what is typed counts as typed. */
const PAUSE = 400;
const find = (id) => document.getElementById(id);

export class Entry {
  /**
   * @param {HTMLElement} place
   * @param {object} told form.json
   * @param {import("./archive.js").Archive} archive
   * @param {{figures: import("./figures.js").Figures, hidden: import("./hidden.js").Hidden}} settled
   */
  constructor(place, told, archive, { figures, hidden }) {
    this.place = place;
    this.told = told;
    this.archive = archive;
    this.hidden = hidden;
    this.drafts = new Drafts(place.dataset.root);
    this.sheet = new Sheet(figures);
    this.words = new Words(() => this.changed());
    this.opened = new Opened(this);
    this.last = new Last(this);
    this.tools = new Tools(this);
    this.grid = new Grid(place, this.sheet, {
      typed: () => this.typing(),
      left: () => this.changed(),
      moved: () => this.tools.draw(),
      pasted: (clipboard) => this.tools.paste(clipboard),
    });
    this.said = new Said(this.sheet, this.grid, () => this.changed());
    this.take = new Take(this);
    this.key = UNCHOSEN;
    this.name = "";
    this.editions = {};
    for (const list of document.querySelectorAll("[data-edition-of]")) {
      list.addEventListener("change", () => this.use({ ...this.editions, [list.dataset.editionOf]: Number(list.value) }));
    }
  }

  /** @param {import("./choice.js").Choice} choice */
  begin(choice) {
    this.choice = choice;
    this.useYear();
    this.resume(UNCHOSEN);
    this.drafts.watch(this);
    this.changed();
  }

  /** Another body or year was chosen: what was typed for the one before stays in its draft. */
  async choose() {
    const { chosen } = this.choice;
    const key = chosen ? `${chosen.region}/${chosen.agency}/${chosen.year}` : UNCHOSEN;
    // Between two bodies there is none: what was typed stays with the first.
    if (key === this.key || !chosen) return this.year === Number(find("year").value) ? this.changed() : this.useYear();
    const before = { key: this.key, name: this.name, content: this.isEmpty ? null : this.content };
    // A new body is the same while its name is: only its region or its id was put right.
    const isSame = before.key === UNCHOSEN || (chosen.isNew && chosen.name === before.name && chosen.year === this.year);
    [this.key, this.name] = [key, chosen.name];
    this.opened.close();
    const draft = this.resume(key);
    if (draft) this.say("接着上次的草稿填。");
    else if (isSame) this.drafts.clear(before.key);
    else if (before.content) this.empty();
    this.words.propose(chosen.name, chosen.year);
    this.tools.offer(before, !draft && !isSame);
    if (!draft) this.useYear();
    this.changed();
    return this.last.ask(chosen);
  }

  /** What was typed before for a body and year; whether there was anything that can be read. */
  resume(key) {
    const draft = this.drafts.find(key);
    try {
      if (draft) this.restore(draft);
      return Boolean(draft);
    } catch {
      this.empty();
      return false;
    }
  }

  /** The edition in force for the year. */
  useYear() {
    this.year = Number(find("year").value);
    this.use(formOf(this.told, editionFor(this.told, this.year)).editions);
  }

  /** @param {Record<string, number>} editions */
  use(editions) {
    this.editions = editions;
    this.sheet.use(formOf(this.told, editions));
    this.grid.use(editions);
    for (const list of document.querySelectorAll("[data-edition-of]")) {
      const of = [...list.options].map(({ value }) => Number(value)).filter((value) => value >= editions[list.dataset.editionOf]);
      list.value = Math.min(...of);
    }
    this.changed();
  }

  /** While a figure is typed, the half of it is no fault. */
  typing() {
    this.grid.draw();
    this.take.stale();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed(), PAUSE);
  }

  /** Everything that is drawn from what was typed. */
  changed() {
    if (!this.choice) return;
    clearTimeout(this.timer);
    this.grid.draw();
    const words = this.said.draw();
    if (words) find("heard").textContent = words;
    this.words.lock(this.opened.isLocked);
    this.tools.draw();
    this.take.stale();
    this.keep();
  }

  keep() {
    if (this.isEmpty && !this.opened.base) return;
    const isKept = this.drafts.keep(this.key, this.content);
    this.isAtRisk = !isKept;
    this.tools.kept(isKept);
  }

  say(words) {
    this.tools.say(words);
  }

  get isEmpty() {
    return !this.sheet.typed.size && this.words.isEmpty && !this.opened.base;
  }

  /** What a draft keeps. */
  get content() {
    return {
      key: this.key,
      editions: this.editions,
      typed: Object.fromEntries(this.sheet.typed),
      reasons: this.said.reasons,
      previous: this.sheet.previous,
      opened: this.opened.text,
      ...this.words.stated,
    };
  }

  restore({ editions, typed, reasons, previous, opened, title, published, url, words }) {
    this.sheet.typed = new Map(Object.entries(typed));
    this.sheet.done = [];
    this.sheet.previous = previous || null;
    this.said.reasons = { ...reasons };
    this.words.stated = { title, published, url, words };
    this.opened.reopen(opened || "");
    this.use(editions);
  }

  empty() {
    this.restore({ editions: this.editions, typed: {}, reasons: {}, title: "", published: "", url: "", words: {} });
    const { chosen } = this.choice;
    if (chosen) this.words.propose(chosen.name, chosen.year);
  }

  /** The text of its file, as it stands. */
  get file() {
    return write(this.record);
  }

  /** @returns {import("./canonical.js").Report} */
  get record() {
    return recordOf({
      form: this.sheet.form,
      figures: this.sheet.values(),
      acknowledged: this.said.acknowledged,
      base: this.opened.base,
      corrections: this.take.corrections(),
      stated: this.words.stated,
      isLocked: this.opened.isLocked,
    });
  }
}
