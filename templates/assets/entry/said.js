/** What the figures contradict, said in a row right beneath, and what can be done about it. */
import { assess, faults } from "./evaluator.js";
import { mustHold } from "./forms.js";
import { line } from "./scalars.js";

/** Ways to mend a fault that there is a button for; of more the likeliest ones. */
const MOST = 2;
const LEGITIMATE = "机构调整、补登会使两年不相接，不妨碍提交。";

/** @typedef {import("./sheet.js").Sheet} Sheet */

export class Said {
  /**
   * @param {Sheet} sheet
   * @param {import("./grid.js").Grid} grid
   * @param {() => void} changed
   */
  constructor(sheet, grid, changed) {
    this.sheet = sheet;
    this.grid = grid;
    this.changed = changed;
    this.template = document.getElementById("wrong").content.firstElementChild;
    /** @type {Record<string, string>} identity → reason, also of those that hold by now */
    this.reasons = {};
    this.drawn = new Map();
  }

  /** Assesses everything anew, and says what is wrong; the words of what came to be wrong just now. */
  draw() {
    const { form, previous } = this.sheet;
    this.assessments = assess(form, this.sheet.values(), previous, this.reasons);
    this.open = faults(form, this.assessments);
    const settled = faults(form, this.assessments, "acknowledged");
    const apart = this.assessments.filter((each) => each.verdict === "broken" && !mustHold(each.identity));
    const before = this.drawn;
    this.drawn = new Map();
    for (const fault of this.open) this.place(before, `open ${fault.words}`, fault.cell, () => this.ofOpen(fault));
    for (const fault of settled) this.place(before, `settled ${fault.words}`, fault.cell, () => this.ofSettled(fault));
    for (const each of apart) {
      const { cell } = each.identity.left[0];
      const { name } = form.index.get(cell);
      this.place(before, `apart ${name} ${each.statement}`, cell, () => ofApart(each, name));
    }
    for (const [key, element] of before) if (!this.drawn.has(key)) element.remove();
    this.mark(apart);
    const fresh = this.open.find((fault) => !before.has(`open ${fault.words}`));
    return fresh ? `对不上：${fresh.words}` : "";
  }

  /** Identity → reason, of those that the original breaks. */
  get acknowledged() {
    const noted = this.assessments.filter(({ verdict }) => verdict === "acknowledged");
    return Object.fromEntries(noted.map(({ id, reason }) => [id, reason]));
  }

  /** What is said stays where it is while it stays the same: somebody may be writing a reason. */
  place(before, key, cell, make) {
    const field = this.grid.fields.get(cell);
    const element = before.get(key) || make();
    const row = field.closest("tr").nextElementSibling;
    element.dataset.column = field.parentElement.dataset.column;
    element.classList.toggle("shown", field.parentElement.classList.contains("shown"));
    if (element.parentElement !== row.firstElementChild) row.firstElementChild.append(element);
    this.drawn.set(key, element);
  }

  ofOpen(fault) {
    const element = this.template.cloneNode(true);
    const [tools, reason] = [element.querySelector(".tools"), element.querySelector(".reason")];
    element.querySelector("span").textContent = fault.words;
    const pattern = element.querySelector("[data-mend]");
    for (const change of fault.changes.slice(0, MOST)) {
      const button = pattern.cloneNode();
      button.textContent = change.map(({ cell, value }) => `${this.sheet.form.index.get(cell).name}改为 ${value}`).join("，");
      button.addEventListener("click", () => this.mend(change));
      pattern.before(button);
    }
    pattern.remove();
    const field = reason.querySelector("input");
    const settle = () => line(field.value) && this.explain(fault, line(field.value));
    tools.querySelector("[data-explain]").addEventListener("click", () => {
      reason.hidden = false;
      field.focus();
    });
    reason.querySelector("[data-settle]").addEventListener("click", settle);
    field.addEventListener("keydown", ({ key, isComposing }) => key === "Enter" && !isComposing && settle());
    return element;
  }

  ofSettled(fault) {
    const element = this.template.cloneNode(true);
    const word = element.querySelector(".verdict");
    word.className = "verdict acknowledged";
    word.textContent = "已注明";
    element.className = "settled";
    const reason = fault.broken[0].reason.replace(/^原件如此[：:，,]?/, "");
    element.querySelector("span").textContent = `${fault.words}。原件如此：${reason}`;
    element.querySelector(".reason").remove();
    element.querySelector("[data-mend]").remove();
    const button = element.querySelector("[data-explain]");
    button.textContent = "撤回说明";
    button.addEventListener("click", () => this.explain(fault, ""));
    return element;
  }

  mend(change) {
    this.sheet.put(change.map(({ cell, value }) => [cell, String(value)]));
    this.changed();
    this.grid.reach(change[0].cell);
  }

  explain({ broken, cell }, reason) {
    for (const { id } of broken) {
      if (reason) this.reasons[id] = reason;
      else delete this.reasons[id];
    }
    this.changed();
    this.grid.reach(cell);
  }

  /** The cells that take part, and the one to look at; on a phone the column that has it. */
  mark(apart) {
    const cellsOf = ({ identity: { left, right } }) =>
      [...left, ...right].filter(({ year_before: isLast }) => !isLast).map(({ cell }) => cell);
    const parts = new Set(this.open.flatMap(({ broken }) => broken).flatMap(cellsOf));
    const wrong = new Set(this.open.map(({ cell }) => cell));
    const joins = new Set(apart.map(({ identity }) => identity.left[0].cell));
    for (const [id, field] of this.grid.fields) {
      const slot = field.parentElement;
      slot.classList.toggle("part", parts.has(id));
      slot.classList.toggle("wrong", wrong.has(id));
      slot.classList.toggle("apart", joins.has(id));
    }
    for (const button of document.querySelectorAll("[data-show]")) {
      const own = button.closest(".entry-grid").querySelector(`.wrong[data-column="${button.dataset.show}"]`);
      button.classList.toggle("broken", Boolean(own));
    }
  }
}

function ofApart(assessment, name) {
  const element = document.getElementById("wrong").content.firstElementChild.cloneNode(true);
  element.className = "apart";
  element.querySelector(".verdict").textContent = "接不上";
  element.querySelector("span").textContent = `${name}：${assessment.statement}。${LEGITIMATE}`;
  for (const part of element.querySelectorAll(".tools, .reason")) part.remove();
  return element;
}
