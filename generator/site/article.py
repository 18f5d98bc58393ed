"""Articles of 《条例》 as they are cited."""

import re

DIGITS = "零一二三四五六七八九"
NUMBER = re.compile(r"([0-9]+)((?:\([0-9]\))*)")
"36(4)(5)"


def article(number: str) -> str:
    """36(4)(5) → 第三十六条第（四）（五）项; empty for what is no number of an article."""
    found = NUMBER.fullmatch(number)
    if not found:
        return ""
    name = f"第{_spelled(int(found.group(1)))}条"
    digits = re.findall("[0-9]", found.group(2))
    spelled = (DIGITS[int(digit)] for digit in digits)
    items = "".join(f"（{digit}）" for digit in spelled)
    return f"{name}第{items}项" if items else name


def _spelled(number: int) -> str:
    """6 → 六, 10 → 十, 36 → 三十六; below 100."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones] if ones else ""
    before = "" if tens == 1 else DIGITS[tens]
    after = DIGITS[ones] if ones else ""
    return f"{before}十{after}"
