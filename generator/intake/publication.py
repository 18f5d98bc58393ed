"""When and where an original was published, as it states in fields of its own."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from generator.content.web_address import fault
from generator.finding import WARNING
from generator.intake.document import Cell
from generator.intake.found import Notice
from generator.text.stated_years import plain_years, small_number

NEXT_FIELD = re.compile(r"[一-鿿]{2,8}\s*[:：]")
"What follows on the same line: 发布日期：2024-01-17　来源：某局."
DAY = re.compile(r"(20[0-9]{2})\s*[-年./]\s*([0-9十]{1,3})\s*[-月./]\s*([0-9十]{1,3})(?![0-9十])")
SHOWN = 30
NO_URL = ("", "/", "—", "无", "待填")
BY_HAND = "核对原件，写上正确的日期"


class Published(NamedTuple):
    """The day of publication, and why there may be none."""

    day: str | None
    notices: tuple[Notice, ...] = ()


def published(stated: Sequence[str]) -> Published:
    """The one day these fields state, as 2024-01-17.

    None where there is none, with a notice where several or none can be read.
    """
    own = map(_without_next_field, stated)
    texts = list(filter(None, own))
    read = map(_day, texts)
    days = sorted(set(filter(None, read)))
    if len(days) == 1:
        return Published(days[0])
    if not texts:
        return Published(None)
    if days:
        message = f"原件写了几个公布日期（{'、'.join(days)}），published 记作 null"
    else:
        message = f"原件写的公布日期“{texts[0][:SHOWN]}”读不出来，published 记作 null"
    notice = Notice(WARNING, "", message, BY_HAND)
    return Published(None, (notice,))


class Url(NamedTuple):
    """Where the original is, and why that may not be known."""

    address: str | None
    notices: tuple[Notice, ...] = ()


def source_url(stated: Cell | None) -> Url:
    """What a field states, if a page may lead there; a notice where none may."""
    written = stated.text.strip() if stated else ""
    if not stated or written in NO_URL:
        return Url(None)
    wrong = fault(written)
    if not wrong:
        return Url(written)
    message = f"来源网址“{written[:SHOWN]}”{wrong}，url 记作 null"
    notice = Notice(WARNING, stated.place, message, "核对网址，写进 source 的 url")
    return Url(None, (notice,))


def _without_next_field(text: str) -> str:
    """2024-01-17 of `2024-01-17　来源：某局`."""
    own, *_ = NEXT_FIELD.split(text, maxsplit=1)
    return own.strip()


def _day(text: str) -> str | None:
    narrow = unicodedata.normalize("NFKC", text)
    written = DAY.search(plain_years(narrow))
    if not written:
        return None
    try:
        year, month, day = map(small_number, written.groups())
        return date(year, month, day).isoformat()
    except ValueError:
        return None
