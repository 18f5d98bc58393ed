/** The statutory tables as they are typed into: a field for each cell, reached without a mouse. */
import { isZero } from "./figures.js";

const TITLES = { sum: "由本页相加，可以改", last: "按上年报告填入，请与原件核对" };
const LOOKS = { sum: "summed", last: "carried" };

/** @typedef {import("./sheet.js").Sheet} Sheet */

export class Grid {
  /**
   * @param {HTMLElement} place
   * @param {Sheet} sheet
   * @param {{typed: () => void, left: () => void, moved: () => void, pasted: (clipboard: DataTransfer) => boolean}} heard
   */
  constructor(place, sheet, heard) {
    this.sheet = sheet;
    this.heard = heard;
    this.boxes = [...place.querySelectorAll(".entry-grid")];
    /** @type {HTMLInputElement | null} the field that is typed into */
    this.current = null;
    for (const box of this.boxes) this.listen(box);
    // What the bar does is done to the cell that had the focus before.
    document.addEventListener("focusin", ({ target }) => {
      if (target.dataset.cell || target.closest(".entry-bar")) return;
      this.current = null;
      heard.moved();
    });
  }

  listen(box) {
    box.addEventListener("input", ({ target }) => {
      if (!target.dataset.cell) return;
      this.sheet.type(target.dataset.cell, target.value);
      this.heard.typed();
    });
    box.addEventListener("change", ({ target }) => target.dataset.cell && this.leave(target));
    box.addEventListener("focusin", ({ target }) => {
      if (!target.dataset.cell) return;
      this.current = target;
      target.select();
      this.heard.moved();
    });
    box.addEventListener("focusout", () => this.draw());
    box.addEventListener("keydown", (event) => event.target.dataset.cell && this.move(event));
    box.addEventListener("paste", (event) => {
      if (event.target.dataset.cell && this.heard.pasted(event.clipboardData)) event.preventDefault();
    });
    box.addEventListener("click", ({ target }) => {
      if (target.dataset.show) this.show(box, target.dataset.show);
      else if ("next" in target.dataset) this.advance(box, box.dataset.shown);
    });
    const first = box.querySelector("[data-show]");
    if (first) this.show(box, first.dataset.show);
  }

  /** What a cell says once it is left: 1,234 becomes 1234. */
  leave(field) {
    const { text, problem } = this.sheet.get(field.dataset.cell);
    const { shown } = this.sheet.figures.read(field.value, this.sheet.kinds.get(field.dataset.cell));
    if (field.value.trim() && !problem && shown !== text) this.sheet.type(field.dataset.cell, shown);
    this.heard.left();
  }

  /** Only the tables that the report has. */
  use(editions) {
    for (const box of this.boxes) {
      const of = box.dataset.editions.split(" ").map(Number);
      box.hidden = !of.includes(editions[box.dataset.table]);
    }
    this.fields = new Map();
    for (const field of this.boxes.filter(({ hidden }) => !hidden).flatMap(fieldsOf)) {
      this.fields.set(field.dataset.cell, field);
    }
    this.draw();
  }

  draw() {
    for (const [id, field] of this.fields) {
      const { text, value, problem, by } = this.sheet.get(id);
      const isHere = field === document.activeElement;
      if (!isHere && field.value !== text) field.value = text;
      const worked = isHere && !field.value ? text : "";
      if (field.placeholder !== worked) field.placeholder = worked;
      const looks = [LOOKS[by], !by && "none", isZero(value) && "zero", problem && "unread", text.length > 6 && "wide"];
      const name = looks.filter(Boolean).join(" ");
      if (field.className !== name) field.className = name;
      if (field.title !== (problem || TITLES[by] || "")) field.title = problem || TITLES[by] || "";
      if (problem) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    this.boxes.forEach((box) => this.tick(box));
  }

  /** ✓ beside a column that is complete. */
  tick(box) {
    for (const button of box.querySelectorAll("[data-show]")) {
      const own = fieldsOf(box).filter((field) => columnOf(field) === button.dataset.show);
      const isWhole = own.every((field) => this.sheet.get(field.dataset.cell).value !== "unfilled");
      button.classList.toggle("complete", isWhole);
    }
  }

  /** On a phone one column at a time, and the total. */
  show(box, column) {
    for (const button of box.querySelectorAll("[data-show]")) {
      button.setAttribute("aria-pressed", String(button.dataset.show === column));
    }
    for (const part of box.querySelectorAll("td[data-column], .said > td > div")) {
      part.classList.toggle("shown", part.dataset.column === column);
    }
    box.dataset.shown = column;
  }

  advance(box, column) {
    const columns = [...box.querySelectorAll("[data-show]")].map(({ dataset }) => dataset.show);
    const next = columns[(columns.indexOf(column) + 1) % columns.length];
    this.show(box, next);
    this.focus(fieldsOf(box).find((field) => columnOf(field) === next));
  }

  /** Enter and the arrows go down and up; Tab goes right by itself. */
  move(event) {
    const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { target } = event;
    const box = target.closest(".entry-grid");
    const column = columnOf(target);
    const all = fieldsOf(box);
    // In a table of one row, or of blocks, the next cell is the one below on a phone, too.
    const own = box.querySelector("[data-show]") ? all.filter((field) => columnOf(field) === column) : all;
    const next = own[own.indexOf(target) + by];
    const isLast = target === all[all.length - 1];
    if (next) this.focus(next);
    else if (by > 0 && !isLast) this.advance(box, column);
    else if (by > 0) this.focus(this.after(box));
  }

  /** The first field of the table behind. */
  after(box) {
    const shown = this.boxes.filter(({ hidden }) => !hidden);
    const next = shown[shown.indexOf(box) + 1];
    return next && fieldsOf(next)[0];
  }

  /** To a cell, whichever column a phone shows. */
  reach(id) {
    const field = this.fields.get(id);
    if (!field) return;
    const box = field.closest(".entry-grid");
    if (box.dataset.shown) this.show(box, columnOf(field));
    this.focus(field);
  }

  focus(field) {
    if (!field) return;
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "nearest" });
  }
}

const fieldsOf = (box) => [...box.querySelectorAll("[data-cell]")];
const columnOf = (field) => field.parentElement.dataset.column;
