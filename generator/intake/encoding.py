"""Bytes → text: UTF-8, UTF-16 or GB18030, told by the bytes themselves."""

import codecs
import re

from generator.intake.document import UnreadableError
from generator.intake.guard import check_text_size

BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"),
)
CANDIDATES = (("gb18030", "GB18030"), ("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE"))
DECLARABLE = (("big5", "Big5"), ("big5-hkscs", "Big5"))
"Besides these, for pages that say so."

PLAUSIBLE = re.compile("[\t\n\r\f\x20-\x7e\xa0\xb7‐-⁯①-⓿─-╿\u3000-〿㈠-㈩一-鿿＀-￯]")
"What Chinese reports are written with."
COMMON = re.compile("[的年度政府信息公开情况一二三、，。（）0]")
"What all of them have; text decoded wrongly is full of rare Han characters instead."
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
SAMPLE = 200_000
MIN_PLAUSIBLE = 0.95
MAX_BROKEN = 0.01


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text and, where it is not plain UTF-8, a note that says what it was.

    Declared is the charset an HTML page names for itself; it is believed when the bytes agree.
    Raises UnreadableError for bytes that are no text, or too many of them.
    """
    check_text_size(len(data))
    text, note = _decode(data, declared)
    text = text.removeprefix("\ufeff").rstrip("\x1a")  # DOS ends a text with Ctrl-Z
    if CONTROL.search(text):
        raise UnreadableError(
            "文件里有不是文字的内容（控制字符），不是文本文件；请用原来的 Word、PDF 或网页版本。"
        )
    return text, (note,) if note else ()


def _decode(data: bytes, declared: str | None) -> tuple[str, str]:
    for bom, codec, name in BOMS:
        if data.startswith(bom):
            text, broken = _tolerant(data[len(bom) :], codec)
            return text, _note("" if codec == "utf-8" else name, broken)
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), ""
        except UnicodeDecodeError:
            pass
    named = [
        *CANDIDATES,
        *((codec, name) for codec, name in DECLARABLE if codec == (declared or "").lower()),
    ]
    decoded = [(_strict(data, codec), name) for codec, name in named]
    options = [(_score(strict), strict, name, 0) for strict, name in decoded if strict is not None]
    text, broken = _tolerant(data, "utf-8")
    if broken <= MAX_BROKEN * len(text) and b"\0" not in data:
        options.append((_score(text), text, "", broken))
    score, text, name, broken = max(options, default=(0.0, "", "", 0))
    if score < MIN_PLAUSIBLE:
        raise UnreadableError(
            "认不出文件的文字编码（不是 UTF-8、UTF-16，也不是 GB18030）；请用记事本另存为 UTF-8。"
        )
    return text, _note(name, broken)


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
    plausible = len(PLAUSIBLE.findall(sample)) / len(sample)
    return (
        plausible + len(COMMON.findall(sample)) / len(sample)
        if plausible >= MIN_PLAUSIBLE
        else plausible
    )


def _note(name: str, broken: int) -> str:
    parts = [f"文件是 {name} 编码"] if name else []
    if broken:
        parts.append(f"有 {broken} 处字节读不出文字，读成了“\ufffd”")
    return "，".join(parts)
