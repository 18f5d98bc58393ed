"""Marks beside a figure that are no digits of it: footnotes, brackets, units, separators."""

from random import Random

from generator.archive.values import Value
from support.mutations.mutation import Dress, blank, dressing, nothing, same
from support.mutations.original import Run


def _behind(*looks: str, mark: str = "") -> Dress:
    """The figure, and behind it a mark of one of these looks; a digit unless it is given."""

    def dress(figure: str, rng: Random) -> tuple[Run, ...]:
        text = mark or str(rng.randint(1, 9))
        return Run(figure), *(Run(text, look) for look in looks)

    return dress


def _before(look: str) -> Dress:
    return lambda figure, rng: (Run(str(rng.randint(1, 9)), look), Run(figure))


def _with(pattern: str) -> Dress:
    """The figure in a pattern, as one text."""
    return lambda figure, _: (Run(pattern.format(figure)),)


def _grouped(separator: str, times: int = 1000) -> Dress:
    """A thousand times the figure with thousands set apart."""
    return lambda figure, _: (Run(f"{int(figure) * times:,}".replace(",", separator)),)


def _thousandfold(figure: str) -> Value:
    return int(figure) * 1000


def _tenthousandfold(figure: str) -> Value:
    return int(figure) * 10_000


MUTATIONS = (
    dressing("a raised digit behind", _behind("raised")),
    dressing("a lowered digit behind", _behind("lowered")),
    dressing("a raised digit before", _before("raised")),
    dressing("a digit raised by its position", _behind("raised by position")),
    dressing("a digit raised by a style sheet", _behind("raised by style")),
    dressing("a small digit behind", _behind("small")),
    dressing("a footnote's link behind", _behind("link")),
    dressing("a real footnote", _behind("footnote")),
    dressing("a circled digit behind", _with("{}①")),
    dressing("a superscript character behind", _with("{}²")),
    dressing("a superscript character before", _with("¹{}")),
    dressing("a subscript character behind", _with("{}₁")),
    dressing("a number in brackets behind", _with("{}[1]")),
    dressing("a number in round brackets behind", _with("{}(2)")),
    dressing("a number in Chinese brackets behind", _with("{}〔3〕")),
    dressing("an asterisk behind", _with("{}*")),
    dressing("a note with a figure in brackets", _with("{}（其中修订16件）")),
    dressing("a note below with a figure", _with("{}，其中涉企3件")),
    dressing("注 and a number behind", _with("{}注1")),
    dressing("a Roman numeral behind", _with("{}ⅱ")),
    dressing("a parenthesised character behind", _with("{}⑴")),
    dressing("a full stop number behind", _with("{}⒈")),
    dressing("a fraction behind", _with("{}½"), nothing),
    dressing("a circled digit alone", _with("③"), nothing),
    dressing("a superscript character alone", _with("²"), nothing),
    dressing(
        "a raised digit alone", lambda _, rng: (Run(str(rng.randint(1, 9)), "raised"),), nothing
    ),
    dressing("件 behind", _with("{}件")),
    dressing("件 behind, apart", _with("{} 件")),
    dressing("共 before", _with("共{}件")),
    dressing("约 before", _with("约{}"), nothing),
    dressing("余 behind", _with("{}余件"), nothing),
    dressing("at least", _with("≥{}"), nothing),
    dressing("a range", _with("{0}-2{0}"), nothing),
    dressing("a sum", _with("{}+3"), nothing),
    dressing("a minus before", _with("-7{}"), nothing),
    dressing("in accountant's brackets", _with("({}7)"), nothing),
    dressing("a slash and another", _with("{}/7"), nothing),
    dressing("two joined by a dash", _with("{}—7"), nothing),
    dressing("two joined by a comma", _with("1{}，7"), nothing),
    dressing("two joined by 、", _with("{}、7"), nothing),
    dressing("per cent", _with("7{}%"), nothing),
    dressing("per mille", _with("7{}‰"), nothing),
    dressing("a unit of money", _with("7{}元"), nothing),
    dressing("ten thousand", _with("{}万"), _tenthousandfold),
    dressing("ten thousand pieces", _with("{}万件"), _tenthousandfold),
    dressing("thousand", _with("{}千"), _thousandfold),
    dressing("a decimal point and noughts", _with("{}.0")),
    dressing("a decimal fraction", _with("{}.5"), nothing),
    dressing("a decimal point of German", _with("1.{:0>3}"), nothing),
    dressing("scientific", _with("{}7E3"), nothing),
    dressing("hexadecimal", _with("0x1{}"), nothing),
    dressing("a letter for a digit", _with("{}O"), nothing),
    dressing("a small l for a one", _with("l{}"), nothing),
    dressing("an unreadable digit", _with("{}?"), nothing),
    dressing("a square for a digit", _with("{}□"), nothing),
    dressing("a replacement character", _with("{}\ufffd"), nothing),
    dressing("a year", _with("2020年{}件")),
    dressing("leading noughts", _with("00{}")),
    dressing("thousands set apart by a comma", _grouped(","), _thousandfold),
    dressing("thousands set apart by a wide comma", _grouped("，"), _thousandfold),
    dressing("thousands set apart by an apostrophe", _grouped("'"), _thousandfold),
    dressing("thousands set apart by a thin space", _grouped("\u2009"), _thousandfold),
    dressing("a comma in a wrong place", _with("7{},12"), nothing),
    dressing("a stroke", _with("/"), blank, certain=True),
    dressing("a dash", _with("—"), blank, certain=True),
    dressing("not applicable", _with("不适用"), nothing),
    dressing("see the note", _with("见附注2"), nothing),
    dressing("ditto", _with("〃"), nothing),
    dressing("plainly", _with("{}"), same, certain=True),
)
