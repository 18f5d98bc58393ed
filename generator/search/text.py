"""What a text is to the search: the same tokens from a report as from a query.

Pagefind cuts text at white space and drops ASCII punctuation, in the index as in a query. So every
Han character, every run of digits and every run of other letters becomes a token of its own, and
what stands between tokens becomes ASCII stand-ins at the end of the token before, where it takes no
position and enters no index; from them the page prints the excerpt as the report has it.
templates/assets/search/text.js does the same in the browser, and tests/cases/search-text.json holds
both to it.
"""

import re
import unicodedata

from generator.text.traditional import SIMPLIFIED

STAND_INS = {
    "，": ",",
    "。": ".",
    "、": "/",
    "；": ";",
    "：": ":",
    "？": "?",
    "！": "!",
    "（": "(",
    "）": ")",
    "“": "[",
    "”": "]",
    "《": "{",
    "》": "}",
    "〔": "<",
    "〕": ">",
    "【": "@",
    "】": "#",
    "—": "-",
    "·": "*",
    "…": "=",
}
"Punctuation as official texts print it, and the ASCII character the shadow has in its place."

SPACE = "~"
"Stands for white space of any kind."

LITERAL = "`"
"Before an ASCII character that was printed as just that."

THOUSANDS = "'"
"After a number that was printed with thousands separators: 2,310 is searched as 2310."

SEAM = "^"
"Stands for a symbol without a stand-in, and keeps ①2024 from reading as 12024. Printed as a space."

BLOCK_END = "|"
"A token of its own after each block, so that no phrase crosses into the next."

HAN = "々〇㐀-䶿一-鿿\U00020000-\U000323af"

_HAN_CHARACTER = re.compile(f"[{HAN}]")
_FULL_OR_HALF_WIDTH = re.compile("[\uff00-\uffef]")
_CIRCLE_FOR_ZERO = re.compile("(?<=[一二三四五六七八九○])○")  # as in 二○一五年
_SPACES = re.compile(f"{SPACE}{{2,}}")
_WITH_THOUSANDS = re.compile(f"(?<![0-9])[0-9]{{1,3}}(?:{LITERAL}?,[0-9]{{3}})+(?![0-9])")
_DIGIT = re.compile("[0-9]")
_NOT_A_DIGIT = re.compile("[^0-9]")
_RUN = re.compile(rf"[0-9]+|[^ -@\[-`{{-\x7f{HAN}]+")  # of digits, or of letters of any script
_STAND_IN = re.compile(r"[!-/:-@\[-`{-~]")


def tokens(text: str) -> list[str]:
    """Return what the text is found by, in order; empty for punctuation alone."""
    return bare(shadow(text))


def bare(shadowed: str) -> list[str]:
    """Return the tokens of a shadow, without what stands for punctuation."""
    return _STAND_IN.sub("", shadowed).lower().split()


def shadow(text: str) -> str:
    """Return the text as Pagefind is to read it, without the mark that ends a block."""
    with_zero = _CIRCLE_FOR_ZERO.sub("〇", text)
    marked = with_zero.translate(_SHADOWS)
    marked = _SPACES.sub(SPACE, marked)
    marked = _WITH_THOUSANDS.sub(_without_separators, marked)
    return _RUN.sub(r" \g<0>", marked)


def _without_separators(number: re.Match[str]) -> str:
    return _NOT_A_DIGIT.sub("", number[0]) + THOUSANDS


def _shadow_of(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "Z" or category == "Cc":
        standing = SPACE
    elif character in STAND_INS:
        standing = STAND_INS[character]
    elif character.isascii():
        standing = character if character.isalnum() else LITERAL + character
    elif (folded := _folded(character)) != character:
        standing = _shadow_of_folded(character, folded)
    elif _HAN_CHARACTER.match(character):
        standing = f" {SIMPLIFIED.get(character, character)}"
    elif category[0] == "L":
        standing = character
    else:
        standing = "" if category == "Cf" else SEAM
    return standing


def _folded(character: str) -> str:
    """NFKC without accents. Of single characters: composed and decomposed text then agree."""
    decomposed = unicodedata.normalize("NFKD", character)
    letters = "".join(c for c in decomposed if unicodedata.category(c)[0] != "M")
    return unicodedata.normalize("NFKC", letters)


def _shadow_of_folded(character: str, folded: str) -> str:
    inner = "".join(map(_shadow_of, folded))
    joins = _FULL_OR_HALF_WIDTH.match(character) or not _DIGIT.search(inner)
    return inner if joins else f"{SEAM}{inner}{SEAM}"


class _Shadows(dict[int, str]):
    """A code point to what stands for it in the shadow, found out once each."""

    def __missing__(self, point: int) -> str:
        self[point] = standing = _shadow_of(chr(point))
        return standing


_SHADOWS = _Shadows()
