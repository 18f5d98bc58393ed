"""What the eye takes for the same.

湛河区工信局 with the katakana エ, with a radical, with a space, in traditional.
"""

import unicodedata
from functools import lru_cache

from generator.text.radicals import modern
from generator.text.traditional import SIMPLIFIED

_ALIKE = (
    "工エェ", "二ニ", "八ハ", "三ミ", "口囗ロ", "力カヵ", "夕タ", "卜ト", "一ー", "丿ノ",
    "又ヌ", "才オ", "千干于チ", "人入", "土士", "未末", "己已巳", "日曰", "戊戌戍",
    "〇○◯◦oOΟοОо0", "1lIiΙιІі|丨",
    "aAΑαАа", "bBΒВв", "cCСс", "eEΕеЕ", "hHΗНн", "jJЈј", "kKΚκКк", "mMΜМм", "nNΝ", "pPΡρРр", "sSЅѕ",
    "tTΤτТт", "uUυ", "vVν", "xXΧχХх", "yYΥУу", "zZΖ",
)  # fmt: skip
"""Characters of which a reader cannot tell one from another in a name: Han beside Han, kana, and
the letters that Latin, Greek and Cyrillic share. A choice from Unicode's confusables (UTS #39), for
Chinese names."""
OVERLOOKED = "。.·•・,、'‘’\"“”-‐‑–—_"
"""Marks that a reader does not see in a name, or takes for dust; as spaces, accents and what has no
shape."""
_FIRST: dict[str, str] = {}
for _group in _ALIKE:
    _FIRST |= dict.fromkeys(_group, _group[0])


@lru_cache(maxsize=16384)
def seen(text: str) -> str:
    """The text as the eye reads it: look-alikes as one. Only to be compared with others."""
    return "".join(_seen(character) for character in unicodedata.normalize("NFKD", modern(text)))


def _seen(character: str) -> str:
    plain = SIMPLIFIED.get(character, character)
    if plain in OVERLOOKED or unicodedata.category(plain)[0] in "ZCM":
        return ""
    return _FIRST.get(plain) or plain.casefold()
