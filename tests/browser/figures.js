/*
 * What a reader sees of every figure on a page: the places where one is cut, covered, split or run into by other text.
 * A figure that lies outside of what scrolls as a whole is no fault: nobody takes it for another one.
 */
() => {
  const TOLERANCE = 1; // pixels; the side of a digit's box has no ink
  const INK = 0.36; // of the font size above and below the middle of a line, and ink is nowhere else
  const FIGURE = /(?:(?<![0-9])[-+−])?[0-9]+(?:[.,][0-9]+)*/g;
  const LONGEST = 9; // digits of a figure; what has more is the number of a document, and may be broken

  for (const list of document.querySelectorAll("details")) list.open = true;

  // The text on the page, with the boxes that cut it, and the cells that may cover it: all of it stays as sizes change.
  const clips = (element) => {
    const found = [];
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (overflowX !== "visible" || overflowY !== "visible") found.push(box);
    }
    return found;
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, title, desc, .skip, .visually-hidden")) continue;
    const figures = [...node.data.matchAll(FIGURE)].map((found) => {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      return { range, text: found[0] };
    });
    const range = document.createRange();
    range.selectNodeContents(node);
    texts.push({ node, parent, range, figures, clips: clips(parent), cell: parent.closest("td, th") });
  }

  const shown = (parent) => parent.checkVisibility() && parseFloat(getComputedStyle(parent).fontSize) > 0;
  const height = (parent) => parseFloat(getComputedStyle(parent).fontSize);

  /** The boxes of a range's ink, one a line. */
  function lines(range, size) {
    const found = [];
    for (const box of range.getClientRects()) {
      if (box.width < 0.1) continue;
      const middle = (box.top + box.bottom) / 2;
      const last = found.at(-1);
      if (last && Math.abs((last.top + last.bottom) / 2 - middle) < size / 2) {
        last.left = Math.min(last.left, box.left);
        last.right = Math.max(last.right, box.right);
      } else {
        found.push({ left: box.left, right: box.right, top: middle - INK * size, bottom: middle + INK * size });
      }
    }
    return found;
  }

  const overlap = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > TOLERANCE &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > TOLERANCE;
  const holds = (box, line) => box.left - TOLERANCE <= line.left && line.right <= box.right + TOLERANCE;

  /** What is seen of a line: "whole", "out" (nothing, and it can be scrolled to), or the fault. */
  function state(line, boxes, covers) {
    let [left, right] = [0, innerWidth];
    for (const box of boxes) {
      if (box.clipsY && (line.top < box.y[0] - TOLERANCE || line.bottom > box.y[1] + TOLERANCE)) return `cut by ${name(box.element)}`;
      if (box.clipsX) [left, right] = [Math.max(left, box.x[0]), Math.min(right, box.x[1])];
    }
    const seen = { ...line, left: Math.max(left, line.left), right: Math.min(right, line.right) };
    for (const { box } of covers) {
      if (!overlap(box, seen)) continue;
      if (box.left <= seen.left) seen.left = box.right;
      else seen.right = box.left;
    }
    if (seen.right - seen.left <= TOLERANCE) return boxes.some((box) => box.scrolls) ? "out" : "off the page";
    return holds(seen, line) ? "whole" : "cut";
  }

  const name = (element) => [element.localName, ...element.classList].join(".");

  function clipBox(element) {
    const box = element.getBoundingClientRect();
    const { overflowX, overflowY } = getComputedStyle(element);
    const left = box.left + element.clientLeft;
    const top = box.top + element.clientTop;
    const inner = element.clientWidth ? [element.clientWidth, element.clientHeight] : [box.width, box.height];
    return {
      element,
      clipsX: overflowX !== "visible",
      clipsY: overflowY !== "visible" && overflowY !== "auto",
      scrolls: overflowX === "auto" || overflowX === "scroll",
      x: [left, left + inner[0]],
      y: [top, top + inner[1]],
    };
  }

  /** Every fault of the page as it stands, and how many figures were looked at. */
  function look(within = document.body) {
    const covers = [...within.querySelectorAll("td, th, .sticky")]
      .filter((cell) => getComputedStyle(cell).position === "sticky")
      .map((cell) => ({ cell, box: cell.getBoundingClientRect() }));
    const boxes = new Map();
    const boxOf = (element) => boxes.get(element) ?? boxes.set(element, clipBox(element)).get(element);
    const seen = []; // ink of all text: {line, text, figure}
    const faults = [];
    let count = 0;
    for (const text of texts) {
      if (!within.contains(text.node) || !shown(text.parent)) continue;
      const size = height(text.parent);
      const around = text.clips.map(boxOf);
      const pieces = [];
      const over = covers.filter((cover) => !cover.cell.contains(text.node));
      for (const line of lines(text.range, size)) if (state(line, around, over) !== "out") pieces.push(line);
      seen.push(...pieces.map((line) => ({ line, text, digits: text.figures.length > 0 })));
      const cell = text.cell?.getBoundingClientRect();
      for (const figure of text.figures) {
        count += 1;
        const own = lines(figure.range, size);
        const say = (fault) => faults.push([fault, figure.text, name(text.parent), text.cell?.closest("table")?.className ?? ""]);
        const digest = text.parent.closest(".hash"); // of a file: it is broken anywhere
        if (own.length > 1 && !digest && figure.text.match(/[0-9]/g).length <= LONGEST) say("split");
        figure.lines = [];
        for (const line of own) {
          const found = state(line, around, over);
          if (found === "whole") {
            figure.lines.push(line);
            figure.seen = true;
          } else if (found !== "out") {
            say(found);
          }
          if (found !== "out" && cell && !holds(cell, line)) say("over its cell");
        }
      }
    }
    // Text runs into a figure: only lines beside each other in height need to be compared.
    seen.sort((one, other) => one.line.top - other.line.top);
    for (const [place, one] of seen.entries()) {
      for (let next = place + 1; next < seen.length && seen[next].line.top < one.line.bottom - TOLERANCE; next += 1) {
        const other = seen[next];
        if (one.text === other.text || !(one.digits || other.digits) || !overlap(one.line, other.line)) continue;
        const met = [[one, other], [other, one]].some(([it, that]) =>
          it.text.figures.some((figure) => figure.lines.some((line) => overlap(line, that.line))));
        if (met) faults.push(["runs into", `${one.text.node.data.trim()} | ${other.text.node.data.trim()}`, name(one.text.parent), ""]);
      }
    }
    return { count, faults };
  }

  /**
   * At rest, and wherever the browser comes to rest when what scrolls is moved by `step` pixels at a time; 0: at rest
   * only. Every figure must be seen whole somewhere.
   */
  function everywhere(step) {
    const figures = texts.flatMap((text) => text.figures.map((figure) => Object.assign(figure, { parent: text.parent, seen: false })));
    const result = look();
    for (const box of step ? document.querySelectorAll(".scroll") : []) {
      const far = box.scrollWidth - box.clientWidth;
      const known = new Set([0]);
      for (let place = step; far > 1 && place < far + step; place += step) {
        box.scrollLeft = place;
        if (known.has(box.scrollLeft)) continue;
        known.add(box.scrollLeft);
        const { count, faults } = look(box);
        result.count += count;
        result.faults.push(...faults.map(([fault, ...rest]) => [`${fault} at ${Math.round(box.scrollLeft)}`, ...rest]));
      }
      box.scrollLeft = 0;
    }
    const unseen = figures.filter(({ parent, seen }) => step && !seen && shown(parent));
    result.faults.push(...unseen.map(({ text, parent }) => ["never seen", text, name(parent), ""]));
    const narrow = [...document.querySelectorAll('.names th[scope="row"]')].filter(
      (label) => label.clientWidth - 2 * parseFloat(getComputedStyle(label).paddingLeft) < 7 * height(label));
    result.faults.push(...narrow.map((label) => ["narrow name", label.textContent, name(label), ""]));
    return result;
  }
  window.lookAtFigures = everywhere;
}
