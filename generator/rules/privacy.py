"""Numbers of people's identity cards in a narrative."""

import re
from collections.abc import Iterator

from generator.finding import Finding
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

NUMBER = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
"A region's code, a day of birth, a serial number and a check digit (GB 11643)."
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


@rule(
    "privacy",
    "正文里的个人信息",
    "正文不登个人的身份证号码（政府信息公开条例第十五条）。按号码的校验位识别，只提示。",
    source="《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十七条",
)
def privacy(dossier: Dossier) -> Iterator[Finding]:
    """Where a report prints such a number; the finding does not print it again."""
    for report in dossier.reports:
        for match in NUMBER.finditer(report.body):
            if _is_valid(match[0]):
                message = "正文里有一个身份证号码，公开会损害个人合法权益"
                hint = "核对原件，遮去中间的数字，如 410422********123X"
                yield privacy.in_narrative(report, match.start(), message, hint)


def _is_valid(number: str) -> bool:
    """Whether the last character is the check digit of the seventeen before it.

    11010519491231002 adds up to 167, which leaves 2 by 11: X.
    """
    digits = map(int, number[:-1])
    total = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True))
    return number[-1].upper() == CHECK_DIGITS[total % 11]
