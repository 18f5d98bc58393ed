/** Characters that no text of the archive may hold: they hide from whoever reads it. */

export class Hidden {
  /** @param {Record<string, string>} refused what they are called → a class of a regular expression */
  constructor(refused) {
    this.kinds = Object.entries(refused).map(([kind, letters]) => [kind, new RegExp(`[${letters}]`, "u")]);
  }

  /** The first of a text, by its name: 控制字符 U+0007; empty where there is none. */
  in(text) {
    for (const [kind, pattern] of this.kinds) {
      const found = pattern.exec(text);
      if (found) return `${kind} U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    }
    return "";
  }
}
