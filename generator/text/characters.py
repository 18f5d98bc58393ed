"""Characters that no text of the archive may hold, or that a person should look at.

Refused is what hides from the eye of whoever reviews a change: control characters, marks that turn
the direction of text, characters without a shape. What XML has no place for is among them. Warned
of is what copying from PDF and web pages leaves behind: zero-width spaces, 康熙部首 for characters
(⼯ for 工), circles for 〇.
"""

import re
import unicodedata
from collections.abc import Container, Iterator

from generator.finding import (
    ERROR,
    WARNING,
    Finding,
    Severity,
    position,
)

_PLANES = range(1, 17)
_NONCHARACTERS = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in _PLANES)

REFUSED = {
    "控制字符": "\x00-\x08\x0b-\x1f\x7f-\x9f",
    "改变文字方向的控制符": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "看不见的字符": "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u2028\u2029\u2061-\u2065\u206a-\u206f\u2800\u3164"
    "\uffa0\ufff9-\ufffc\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff",
    "不是字符的编码": f"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_NONCHARACTERS}",
}
"What a finding calls them → the characters, as a class of a regular expression has them."

DOUBTED = {
    "零宽字符": "\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef",
    "乱码": "\ufffd",
    "自造字": "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
    "形近的部首或兼容字": "\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f",
    "代替〇的圆圈": "○◯",
}
"The same of those that are only warned of."

_FAR = "[\U00010000-\U0010ffff]"
_NEAR = re.sub(f"{_FAR}(?:-{_FAR})?", "", "".join((*REFUSED.values(), *DOUBTED.values())))
_SUSPECT = re.compile(f"[{_NEAR}]")
"""What makes a text worth a second look, of the first 65,536 characters: a class of these is a
table, ten times as fast, and beyond them a text has rare Han characters at most."""
_CIRCLES = DOUBTED["代替〇的圆圈"]
_NUMERALS = "〇一二三四五六七八九"
RETURN = "\r"
_HINTS = {
    "零宽字符": "删去，或把这一段重新输入",
    "乱码": "对照原件改正；认不出的字写 □",
    "自造字": "换成通用的字，没有的写 □",
    "代替〇的圆圈": "改为汉字〇",
}


_UNPRINTABLE = re.compile(f"[{''.join(REFUSED.values())}{DOUBTED['零宽字符']}]")


def printable(text: str) -> str:
    r"""The text with what hides, or steers a terminal, as \u202e.

    JSON reads the escape as the same character.
    """
    return _UNPRINTABLE.sub(_escaped, text)


def on_one_line(text: str) -> str:
    """The same on one line: a name, a message."""
    return re.sub(r"[\t\n]", _escaped, printable(text))


def _escaped(match: re.Match[str]) -> str:
    return re.sub("....", r"\\u\g<0>", match[0].encode("utf-16-be", "surrogatepass").hex())


def examined(text: str, path: str) -> Iterator[Finding]:
    """One finding for each kind of character that is refused or doubted, at the first of them."""
    for kind, severity, places in _suspects(text):
        yield _finding(text, path, places, kind, severity)


def concealed(text: str, shown: Container[str]) -> Iterator[tuple[str, str, Severity]]:
    r"""Each kind refused or doubted that the file does not show, its first character and severity.

    The escapes of YAML (`"\u202e"`) and the entities of Markdown (`&#x202e;`) say something after
    the file itself was looked at. Characters that are `shown` as they are were found there.
    """
    if not _is_suspect(text):
        return
    hidden = "".join(letter for letter in text if letter not in shown)
    for kind, severity, places in _suspects(hidden):
        yield kind, hidden[places[0]], severity


def _is_suspect(text: str) -> bool:
    """Whether it is worth a second look; most texts are not."""
    if _SUSPECT.search(text):
        return True
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units > len(text)  # a character beyond the first 65,536 takes two of them


def _suspects(text: str) -> Iterator[tuple[str, Severity, list[int]]]:
    """Each kind refused or doubted that a text has, its severity, and where it stands."""
    if not _is_suspect(text):
        return
    for kinds, severity in ((REFUSED, ERROR), (DOUBTED, WARNING)):
        for kind, characters in kinds.items():
            places = [
                match.start()
                for match in re.finditer(f"[{characters}]", text)
                if _counts(text, match.start())
            ]
            if places:
                yield kind, severity, places


def _counts(text: str, place: int) -> bool:
    """A circle stands for 〇 only among numerals: 二○二五年."""
    return text[place] not in _CIRCLES or text[max(0, place - 1) : place] in tuple(
        _NUMERALS + _CIRCLES
    )


def _finding(text: str, path: str, places: list[int], kind: str, severity: Severity) -> Finding:
    first = places[0]
    character = text[first]
    if set(map(text.__getitem__, places)) == {RETURN}:
        return _returned(text, path, first)
    count = f"，共 {len(places)} 处" if len(places) > 1 else ""
    message = f"含有{kind} U+{ord(character):04X}{count}"
    plain = unicodedata.normalize("NFKC", character)
    hint = (
        f"“{character}”改为“{plain}”"
        if plain != character and kind.startswith("形近")
        else _HINTS.get(kind, "删去")
    )
    return Finding(path, *position(text, first), "characters", severity, message, hint)


def _returned(text: str, path: str, first: int) -> Finding:
    """Lines that end as they did on old computers, or on Windows in a part of a file."""
    message = "换行用的是回车（U+000D），不是换行符"
    hint = "在编辑器里把换行方式改为 LF，再保存"
    return Finding(path, *position(text, first), "characters", ERROR, message, hint)
