"""Radicals that stand for characters: PDFs printed from a browser say ⼈⺠ for 人民.

On paper both look alike.
"""

import re
import unicodedata

RADICAL = re.compile("[⺀-⻳⼀-⿕]")
SUPPLEMENT = dict(
    zip(
        "⺁⺊⺒⺓⺝⺟⺠⺩⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾",
        "厂卜巳幺月母民王虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟户",
        strict=True,
    )
)
"What Unicode itself gives no character for; and 户, for which it gives 戶."


def modern(text: str) -> str:
    """Return the text with characters for radicals."""
    return RADICAL.sub(
        lambda found: SUPPLEMENT.get(found[0]) or unicodedata.normalize("NFKC", found[0]), text
    )
