"""Numbers of people's identity cards and mobile telephones in a narrative."""

import re
from collections.abc import Iterator

from generator.finding import Finding
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

CARD = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
"A region's code, a day of birth, a serial number and a check digit (GB 11643)."
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"

MOBILE = re.compile(
    r"(?<![0-9A-Za-z/._=%])(?:(?:\+|00)86[ -]?)?1[3-9][0-9]{9}"
    r"(?![0-9A-Za-z/_=]|\.[0-9A-Za-z]|\s?(?:余|多)?[万亿元件条份次个篇人户项])"
)
"""Eleven digits that no area code begins with; inside an address or a reference they are part of
it, and before a unit they count."""
SPACED = re.compile(
    r"(?:手机|电话|联系|咨询)[^\n0-9]{0,20}"
    r"(1[3-9][0-9](?P<gap>[ -])[0-9]{4}(?P=gap)[0-9]{4})(?![0-9])"
)
"138-0013-8000, only where a telephone is spoken of: 130 2021 2022 are three numbers."
LONG = re.compile(r"[0-9]{11}")
"What a card's number and an undivided mobile number have; hardly a report has any."
FULL_WIDTH = re.compile("[０-９]")
HALF_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}
"Full-width digits, one character each as before."

CARD_MESSAGE = "正文里有一个身份证号码，公开会损害个人合法权益"
CARD_HINT = "核对原件，遮去中间的数字，如 410422********123X，在 redacted 中写明"
MOBILE_MESSAGE = "正文里有一个手机号码"
MOBILE_HINT = "是个人号码的，遮去中间四位，在 redacted 中写明；是机关对外公布的联系电话的，不用改"


@rule(
    "privacy",
    "正文里的个人信息",
    "正文不登个人的身份证号码、手机号码（政府信息公开条例第十五条，个人信息保护法第二十七条）。"
    "身份证号码按校验位识别；固定电话、12345 等热线不算。"
    "手机号码可能是机关对外公布的联系电话，由人判断。只提示。",
    source="《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十七条",
)
def privacy(dossier: Dossier) -> Iterator[Finding]:
    """Where a report prints such a number; the finding does not print it again."""
    for report in dossier.reports:
        text = report.body
        if FULL_WIDTH.search(text):
            text = text.translate(HALF_WIDTH)
        for index in _cards(text):
            yield privacy.in_narrative(report, index, CARD_MESSAGE, CARD_HINT)
        for index in _mobiles(text):
            yield privacy.in_narrative(report, index, MOBILE_MESSAGE, MOBILE_HINT)


def _cards(text: str) -> Iterator[int]:
    """Where in the text the number of a card begins."""
    found = CARD.finditer(text) if LONG.search(text) else ()
    for match in found:
        if _is_valid(match[0]):
            yield match.start()


def _mobiles(text: str) -> Iterator[int]:
    """Where in the text a mobile number begins."""
    found = MOBILE.finditer(text) if LONG.search(text) else ()
    for match in found:
        yield match.start()
    for match in SPACED.finditer(text):
        yield match.start(1)


def _is_valid(number: str) -> bool:
    """Whether the last character is the check digit of the seventeen before it.

    11010519491231002 adds up to 167, which leaves 2 by 11: X.
    """
    digits = map(int, number[:-1])
    total = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True))
    return number[-1].upper() == CHECK_DIGITS[total % 11]
