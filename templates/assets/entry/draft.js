/** What is typed, kept in this browser until it is cleared; or saved as a file, and opened again. */

const KIND = "gongkai-entry";
const VERSION = 1;
const LONGEST = 400_000;
/** The key of what belongs to no body and year yet. */
export const UNCHOSEN = "new";

/** A file or a draft that is none of ours, said in a sentence. */
export class UnfitError extends Error {}

export class Drafts {
  /** @param {string} root where the site stands: others may stand at the same host */
  constructor(root) {
    this.prefix = `entry:${root}`;
  }

  /**
   * Says where another window keeps the same draft; keeps what is typed before the page goes, and where the browser
   * keeps nothing lets nobody go by mistake.
   * @param {import("./entry.js").Entry} entry
   */
  watch(entry) {
    addEventListener("storage", ({ key }) => {
      if (key === this.place(entry.key)) entry.say("这份草稿在另一个窗口里也在填，后存的盖掉先存的。");
    });
    addEventListener("pagehide", () => entry.changed());
    addEventListener("beforeunload", (event) => {
      if (entry.isAtRisk) event.returnValue = "";
    });
  }

  place(key) {
    return this.prefix + key;
  }

  /** @returns {object | null} what was kept for a body and year; null where nothing is, or may not be asked */
  find(key) {
    try {
      const kept = localStorage.getItem(this.place(key));
      return kept && opened(kept);
    } catch {
      return null;
    }
  }

  /** Whether the browser keeps it. */
  keep(key, content) {
    try {
      localStorage.setItem(this.place(key), written(content));
      return true;
    } catch {
      return false; // full, or forbidden
    }
  }

  clear(key) {
    try {
      localStorage.removeItem(this.place(key));
    } catch {
      // Nothing was kept where nothing may be.
    }
  }
}

/** The text of a draft as a file. */
export const written = (content) => JSON.stringify({ kind: KIND, version: VERSION, ...content });

/** What such a text says. Throws UnfitError. */
export function opened(text) {
  if (text.length > LONGEST) throw new UnfitError("文件太大，不是草稿。");
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UnfitError("文件不是草稿，也不是报告文件，没有打开。");
  }
  if (!content || content.kind !== KIND) throw new UnfitError("文件不是草稿，没有打开。");
  if (content.version !== VERSION) throw new UnfitError("草稿是另一版填写页存的，没有打开。");
  const isText = (value) => typeof value === "string";
  const areTexts = (value) => value && typeof value === "object" && Object.values(value).every(isText);
  const { editions, typed, reasons, words } = content;
  const areNumbers = editions && Object.values(editions).every(Number.isInteger);
  if (!areNumbers || ![typed, reasons, words].every(areTexts) || !isText(content.key)) {
    throw new UnfitError("草稿不完整，没有打开。");
  }
  return content;
}

/** Hands a file to whoever fills in. */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
