"""Digits that are not ASCII, and characters that change what is seen of them."""

import unicodedata
from random import Random

from support.mutations.mutation import Dress, dressing, nothing
from support.mutations.original import Run


def _of(script: str) -> Dress:
    """In the digits of a script, by the Unicode name of its nought."""
    nought = ord(unicodedata.lookup(script))
    return lambda figure, _: (Run("".join(chr(nought + int(digit)) for digit in figure)),)


def _spelt(digits: str) -> Dress:
    """With these ten for the ten digits."""
    return lambda figure, _: (Run("".join(digits[int(digit)] for digit in figure)),)


def _between(mark: str) -> Dress:
    """A character behind each digit."""
    return lambda figure, _: (Run("".join(digit + mark for digit in figure)),)


def _inside(mark: str) -> Dress:
    return lambda figure, _: (Run(mark.join(figure)),)


def _turned(figure: str, _: Random) -> tuple[Run, ...]:
    """Written from right to left, and shown from left to right."""
    return (Run("\u202e" + figure[::-1] + "\u202c"),)


def _hidden_by_override(figure: str, rng: Random) -> tuple[Run, ...]:
    """What is typed is the figure, what is seen its mirror: which one is meant, nobody knows."""
    return (Run(f"\u202e{rng.randint(1, 9)}{figure}\u202c"),)


def _behind(mark: str) -> Dress:
    return lambda figure, _: (Run(figure + mark),)


MUTATIONS = (
    dressing("wide digits", _of("FULLWIDTH DIGIT ZERO"), certain=True),
    dressing("Arabic digits", _of("ARABIC-INDIC DIGIT ZERO")),
    dressing("Devanagari digits", _of("DEVANAGARI DIGIT ZERO")),
    dressing("mathematical digits", _of("MATHEMATICAL DOUBLE-STRUCK DIGIT ZERO")),
    dressing("Chinese digits", _spelt("〇一二三四五六七八九")),
    dressing("formal Chinese digits", _spelt("零壹贰叁肆伍陆柒捌玖")),
    dressing("circled digits", _spelt("⓪①②③④⑤⑥⑦⑧⑨"), nothing),
    dressing("superscript digits", _spelt("⁰¹²³⁴⁵⁶⁷⁸⁹"), nothing),
    dressing("segmented digits", _of("SEGMENTED DIGIT ZERO")),
    dressing("look-alike letters", _spelt("ОlZЗЧSбТВg"), nothing),
    dressing("struck by a combining stroke", _between("\u0336"), nothing),
    dressing("struck by a combining slash", _between("\u0338"), nothing),
    dressing("struck digits before, by a combining stroke", lambda f, _: (Run("9\u0336" + f),)),
    dressing("in keycaps", _between("\ufe0f\u20e3")),
    dressing("a dot above each digit", _between("\u0307")),
    dressing("a zero-width space inside", _inside("\u200b")),
    dressing("a joiner inside", _inside("\u2060")),
    dressing("a soft hyphen inside", _inside("\xad")),
    dressing("a variation selector inside", _inside("\ufe0e")),
    dressing("a byte order mark before", lambda f, _: (Run("\ufeff" + f),)),
    dressing("a Hangul filler inside", _inside("\u3164")),
    dressing("invisible digits behind", _behind("\U000e0031\U000e0032")),
    dressing("shown from left to right", _turned),
    dressing("shown from right to left", _hidden_by_override, nothing),
    dressing("isolated from its surroundings", lambda f, _: (Run("\u2068" + f + "\u2069"),)),
)
