"""Bytes → text: UTF-8, UTF-16 or GB18030, told by the bytes themselves."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.intake.document import UnreadableError
from generator.intake.guard import check_text_size

BOMS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"),
)
"How a text begins → its codec, and what a note calls it; plain UTF-8 needs none."
CANDIDATES = (
    ("gb18030", "GB18030"),
    ("utf-16-le", "UTF-16 LE"),
    ("utf-16-be", "UTF-16 BE"),
)
DECLARABLE = {
    "big5": "Big5",
    "big5-hkscs": "Big5",
}
"Besides these, for pages that say so."

PLAUSIBLE = re.compile("[\t\n\r\f\x20-\x7e\xa0\xb7‐-⁯①-⓿─-╿\u3000-〿㈠-㈩一-鿿＀-￯]")
"What Chinese reports are written with."
COMMON = re.compile("[的年度政府信息公开情况一二三、，。（）0]")
"What all of them have; text decoded wrongly is full of rare Han characters instead."
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
SAMPLE = 200_000
MIN_PLAUSIBLE = 0.95
MAX_BROKEN = 0.01


class Decoded(NamedTuple):
    """A text as one codec gives it; of several, the likeliest is the largest."""

    score: float
    text: str
    name: str
    "Of the encoding; empty for plain UTF-8."
    broken: int = 0
    "Bytes that are no text."


NOTHING = Decoded(score=0.0, text="", name="")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text and, where it is not plain UTF-8, a note that says what it was.

    Declared is the charset an HTML page names for itself; it is believed when the bytes agree.
    Raises UnreadableError for bytes that are no text, or too many of them.
    """
    check_text_size(len(data))
    text, note = _decode(data, declared)
    text = text.removeprefix("\ufeff")
    text = text.rstrip("\x1a")  # DOS ends a text with Ctrl-Z
    if CONTROL.search(text):
        raise UnreadableError(
            "文件里有不是文字的内容（控制字符），不是文本文件；请用原来的 Word、PDF 或网页版本。"
        )
    return text, (note,) if note else ()


def _decode(data: bytes, declared: str | None) -> tuple[str, str]:
    """The text, and what to say of its encoding; nothing of plain UTF-8."""
    for bom, codec, name in BOMS:
        if data.startswith(bom):
            behind = data.removeprefix(bom)
            text, broken = _tolerant(behind, codec)
            return text, _note(name, broken)
    if b"\0" not in data:
        plain = _strict(data, "utf-8")
        if plain is not None:
            return plain, ""
    likeliest = max(_guesses(data, declared), default=NOTHING)
    if likeliest.score < MIN_PLAUSIBLE:
        raise UnreadableError(
            "认不出文件的文字编码（不是 UTF-8、UTF-16，也不是 GB18030）；请用记事本另存为 UTF-8。"
        )
    note = _note(likeliest.name, likeliest.broken)
    return likeliest.text, note


def _guesses(data: bytes, declared: str | None) -> Iterator[Decoded]:
    """What the bytes may say, by each codec that they have no fault in, or hardly any."""
    codecs_to_try = list(CANDIDATES)
    charset = (declared or "").lower()
    if charset in DECLARABLE:
        codecs_to_try.append((charset, DECLARABLE[charset]))
    for codec, name in codecs_to_try:
        text = _strict(data, codec)
        if text is not None:
            score = _score(text)
            yield Decoded(score, text, name)
    if b"\0" in data:
        return
    text, broken = _tolerant(data, "utf-8")
    if broken <= MAX_BROKEN * len(text):
        score = _score(text)
        yield Decoded(score, text, "", broken)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _tolerant(data: bytes, codec: str) -> tuple[str, int]:
    text = data.decode(codec, "replace")
    return text, text.count("\ufffd")


def _score(text: str) -> float:
    """From 0 to 2: the share of plausible characters, and of those every report has."""
    sample = text[:SAMPLE]
    if not sample:
        return 0
    length = len(sample)
    plausible = len(PLAUSIBLE.findall(sample)) / length
    if plausible < MIN_PLAUSIBLE:
        return plausible
    common = len(COMMON.findall(sample)) / length
    return plausible + common


def _note(name: str, broken: int) -> str:
    clauses: list[str] = []
    if name:
        clauses.append(f"文件是 {name} 编码")
    if broken:
        clauses.append(f"有 {broken} 处字节读不出文字，读成了“\ufffd”")
    return "，".join(clauses)
