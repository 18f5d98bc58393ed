"""The codes of number formats, as workbooks have them: 0.00, #,##0;-#,##0, [Red]0"件".

As in ECMA-376, part 1, 18.8.31: up to four sections, for positive, negative, nought and text, set
apart by semicolons.
"""

import re
from dataclasses import dataclass

GENERAL = "General"
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|[\\!](?P<escaped>.)"
    r"|_(?P<space>.)"
    r"|\*(?P<filling>.)"
    r"|\[(?P<bracketed>[^\]]*)\]"
    r"|(?P<general>general|G/通用格式)"
    r"|(?P<noon>am/pm|a/p|上午/下午)"
    r"|(?P<power>e[+-])"
    r"|(?P<digit>[0#?])"
    r"|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
DATE = re.compile(r"[ymdhsegba]", re.IGNORECASE)
"Letters that show a part of a date."
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
CURRENCY = re.compile(r"\$(?P<sign>[^-]*)(?:-(?P<locale>[0-9A-F]{1,4}))?", re.IGNORECASE)
"A longer locale has digits of another script."
COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|yellow"
    r"|黑色|蓝色|红色|绿色"
    r"|color ?[0-9]{1,2}|颜色[0-9]{1,2}",
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
    "How often it takes a hundred times the number."

    def take(self, token: re.Match[str]) -> None:
        """Take a piece of the format."""
        kind = str(token.lastgroup)
        written = token[kind]
        match kind:
            case "quoted" | "escaped" | "filling":
                self._literal(written)
            case "general":
                self.has_number = True
            case "digit":
                self._place(written)
            case "bracketed":
                self._bracketed(written)
            case "noon":
                self.is_date = True
            case "power":
                self.is_odd = True
            case "sign":
                self._sign(written)

    def _literal(self, text: str) -> None:
        """Take words of the format."""
        if self.digits or self.has_number:
            self.behind += text
        else:
            self.before += text

    def _place(self, sign: str) -> None:
        """Take a place for a digit, a point or a comma."""
        # Words between two places, a space too, cut the figure in two.
        self.is_odd = self.is_odd or bool(self.behind)
        self.has_number = True
        self.digits += sign

    def _bracketed(self, written: str) -> None:
        """Take what stands in brackets: a currency, a colour, hours beyond a day."""
        currency = CURRENCY.fullmatch(written)
        if currency:
            self._literal(currency["sign"])
        elif ELAPSED.fullmatch(written):
            self.is_date = True
        elif not COLOUR.fullmatch(written):  # white, a condition, Chinese numerals
            self.is_odd = True

    def _sign(self, written: str) -> None:
        """Take any other sign."""
        if written == "@":
            self.has_number = True
            self.is_text = True
        elif written in ".," and (self.digits or written == "."):
            self._place(written)
        elif DATE.fullmatch(written):
            self.is_date = True
        else:
            self.percent += written == "%"
            self._literal(written)


def sections(code: str) -> list[Section]:
    """Return the sections of a format: of 0.00;-0.00 those with the digits 0.00 and 0.00.

    The second has a sign before these.
    """
    every = [Section()]
    for token in TOKEN.finditer(code or GENERAL):
        if token["sign"] == ";":
            every.append(Section())
        else:
            every[-1].take(token)
    return every
