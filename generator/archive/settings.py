"""The few values an archive sets for itself."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

EXAMPLE = "https://example.org/"
"Where no site stands (RFC 2606): what `base_url` is while nobody has said it."
KEPT = "content"
"What `originals` says where every original that a report names is kept in `content/originals`."
NOTICE = "本档案由维护者整理，不是政府网站，没有法律效力；以机关公布的原件为准。"
"On every page, and in or beside every file that people take away."
MAILBOX = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LICENCE = (
    "报告是行政机关的公文，依《著作权法》第五条不受著作权保护；"
    "本档案自己整理的数据和文字放弃著作权（CC0 1.0），可以自由使用。"
)


@dataclass(frozen=True, slots=True)
class LocalDeadline:
    """A day that a local notice sets for bodies to which 《条例》 sets none."""

    regions: tuple[str, ...]
    "Codes; whatever is below them is meant too."
    kinds: tuple[str, ...]
    month: int
    "Of the year after the one reported on, as is the day."
    day: int
    since: int
    "The first year reported on for which the notice holds."
    until: int | None
    "The last one; None while it is in force."
    title: str
    "The notice as it is cited."
    url: str
    "Where it can be read."

    def holds(self, year: int) -> bool:
        """Whether it speaks of reports on that year."""
        if year < self.since:
            return False
        return self.until is None or year <= self.until


@dataclass(frozen=True, slots=True)
class Settings:
    """`site.yaml`, with a default for each key."""

    title: str = "政府信息公开年报档案"
    "Name of the archive."
    base_url: str = EXAMPLE
    """Where the site stands, with a trailing slash.

    `--base-url` overrides it; while it is an example, the host may say it.
    """
    unlisted: bool = False
    "Whether search engines are to leave the site out: it is a preview, and `site.yaml` has no say."
    repository: str | None = None
    "Address of the source repository; links to it appear only when it is set."
    contact: str | None = None
    "How to reach the maintainers, as a sentence."
    licence: str = LICENCE
    "Licence of the data, as a sentence."
    originals: str | None = None
    """`content`, or the address at which each is to be had: `https://…/{sha256}.{ext}`.

    Without it some may be kept in `content/originals`, and others nowhere.
    """
    deadlines: tuple[LocalDeadline, ...] = ()
    "What local notices set; nobody is late by another's day."
    sectors: tuple[str, ...] = ()
    "Those of its bodies that are not on the common list."

    @property
    def mailbox(self) -> str:
        """The contact, where it is nothing but an address to which one can write; else empty."""
        contact = self.contact or ""
        return contact if MAILBOX.fullmatch(contact) else ""

    @property
    def has_address(self) -> bool:
        """Whether anybody has said where the site stands."""
        return self.domain != urlsplit(EXAMPLE).hostname

    @property
    def has_door(self) -> bool:
        """Whether a body finds out whom to send a report or a correction to."""
        return bool(self.contact or self.repository)

    @property
    def domain(self) -> str:
        """The host of the base URL, as the META names of government sites ask for it."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def base_path(self) -> str:
        """The path part of the base URL, with slashes at both ends: `/` or `/repo/`."""
        parts = urlsplit(self.base_url)
        return parts.path or "/"
