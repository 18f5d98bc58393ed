"""The codes of number formats, as workbooks have them: 0.00, #,##0;-#,##0, [Red]0"件".

As in ECMA-376, part 1, 18.8.31: up to four sections, for positive, negative, nought and text, set apart by semicolons.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

GENERAL = "General"
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<space>.)|\*(?P<filling>.)|\[(?P<bracketed>[^\]]*)\]'
    r"|(?P<general>general|G/通用格式)|(?P<noon>am/pm|a/p|上午/下午)|(?P<power>e[+-])|(?P<digit>[0#?])|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
DATE = re.compile(r"[ymdhsegba]", re.IGNORECASE)
"Letters that show a part of a date."
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
CURRENCY = re.compile(r"\$(?P<sign>[^-]*)(?:-(?P<locale>[0-9A-F]{1,4}))?", re.IGNORECASE)
"A longer locale has digits of another script."
COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|yellow|黑色|蓝色|红色|绿色|color ?[0-9]{1,2}|颜色[0-9]{1,2}",
    re.IGNORECASE,
)
"Those that can be seen on paper."


@dataclass(slots=True)
class Section:
    """One section of a format, read."""

    before: str = ""
    digits: str = ""
    "Its places, with points and commas between them."
    behind: str = ""
    has_number: bool = False
    is_date: bool = False
    is_odd: bool = False
    "It shows the number otherwise than in plain digits, or only sometimes."
    is_text: bool = False
    "It is for texts."
    percent: int = 0

    def literal(self, text: str) -> None:
        """Take words of the format."""
        if self.digits or self.has_number:
            self.behind += text
        else:
            self.before += text

    def place(self, sign: str) -> None:
        """Take a place for a digit, a point or a comma."""
        # Words between two places, a space too, cut the figure in two.
        self.is_odd = self.is_odd or bool(self.behind)
        self.has_number = True
        self.digits += sign


def sections(code: str) -> list[Section]:
    """Return the sections of a format."""
    return [_read(tokens) for tokens in _sections(code)]


def _sections(code: str) -> Iterator[list[re.Match[str]]]:
    tokens: list[re.Match[str]] = []
    for token in TOKEN.finditer(code or GENERAL):
        if token["sign"] == ";":
            yield tokens
            tokens = []
        else:
            tokens.append(token)
    yield tokens


def _read(tokens: list[re.Match[str]]) -> Section:
    section = Section()
    for token in tokens:
        kind = token.lastgroup
        written = token[str(kind)]
        match kind:
            case "quoted" | "escaped" | "filling":
                section.literal(written)
            case "general":
                section.has_number = True
            case "digit":
                section.place(written)
            case "bracketed":
                _bracketed(written, section)
            case "noon":
                section.is_date = True
            case "power":
                section.is_odd = True
            case "sign":
                _sign(written, section)
    return section


def _bracketed(written: str, section: Section) -> None:
    currency = CURRENCY.fullmatch(written)
    if currency:
        section.literal(currency["sign"])
    elif ELAPSED.fullmatch(written):
        section.is_date = True
    elif not COLOUR.fullmatch(written):  # white, a condition, Chinese numerals
        section.is_odd = True


def _sign(written: str, section: Section) -> None:
    if written == "@":
        section.has_number = section.is_text = True
    elif written in ".," and (section.digits or written == "."):
        section.place(written)
    elif DATE.fullmatch(written):
        section.is_date = True
    else:
        section.percent += written == "%"
        section.literal(written)
