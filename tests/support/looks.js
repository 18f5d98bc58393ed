/*
 * Names the elements with text of their own that axe-core measures the contrast of: three of each look, the first, the
 * last and one between. Two have the same look where they and all they stand in have the same colours, sizes and places.
 */
() => {
  const SEEN = [
    "color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "fontSize", "fontWeight",
    "textShadow", "textDecorationLine", "textDecorationColor", "display", "visibility", "position", "overflowX", "clipPath",
  ];
  const known = new Map([[null, ""]]);
  const look = (element) => {
    if (!known.has(element)) {
      const style = getComputedStyle(element);
      const state = [element.matches(":disabled, [aria-disabled=true]"), element.control?.disabled];
      known.set(element, [look(element.parentElement), element.localName, state, SEEN.map((name) => style[name])].join("|"));
    }
    return known.get(element);
  };
  // axe-core is not sure of a text of one sign, or of signs alone: it speaks for none that has more.
  const sort = (text) => [text.length > 1, /[\p{L}\p{N}]/u.test(text)].join();
  const alike = new Map();
  for (const element of document.querySelectorAll("body *")) {
    element.removeAttribute("data-look");
    const text = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.data.trim() : "")).join("");
    if (!text && !element.matches("input, select, textarea")) continue;
    const name = `${look(element)} ${sort(text)}`;
    alike.set(name, [...(alike.get(name) ?? []), element]);
  }
  for (const elements of alike.values()) {
    for (const place of [0, elements.length >> 1, elements.length - 1]) elements[place].setAttribute("data-look", "");
  }
}
