"""One agency's report on one year, as its file states it: whole, or what lists say of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from generator.archive.compact import compact
from generator.archive.figures import Figures
from generator.archive.reference import Reference
from generator.archive.values import NOWHERE, Position
from generator.form.form import Form


@dataclass(frozen=True, slots=True)
class Source:
    """Where the original of a report is, as far as it is known."""

    url: str | None = None
    retrieved: str | None = None
    file: str | None = None
    sha256: str | None = None
    index_number: str | None = None
    "索引号 as printed."
    document_number: str | None = None
    "文号 as printed."
    snapshots: tuple[str, ...] = ()
    "Addresses at which web archives keep what stood at the url."
    sha256_position: Position = field(default=NOWHERE, compare=False)


@compact
@dataclass(frozen=True, slots=True)
class Correction:
    """A cell that was changed after publication."""

    date: str
    cell: str
    before: str
    after: str
    reason: str
    cell_position: Position = field(default=NOWHERE, compare=False)
    before_position: Position = field(default=NOWHERE, compare=False)
    after_position: Position = field(default=NOWHERE, compare=False)
    date_position: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the original itself has wrong, and why."""

    reason: str
    position: Position = field(default=NOWHERE, compare=False)


@compact
@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a report no longer counts; its page stays."""

    date: str
    reason: str
    date_position: Position = field(default=NOWHERE, compare=False)


@compact
@dataclass(frozen=True, slots=True)
class Redaction:
    """Something of the narrative that the archive no longer shows."""

    date: str
    what: str
    "In words that do not say it again."
    reason: str
    date_position: Position = field(default=NOWHERE, compare=False)


@compact
@dataclass(frozen=True, slots=True)
class Filing:
    """What the archive as a whole knows of a report: neither its figures nor its words."""

    region: str
    agency: str
    year: int
    path: str
    "The file it came from, as findings print it."
    title: str
    form: Form
    content: bytes = b""
    "A digest of its figures and words, spaces apart; empty where it says nothing."
    published: str | None = None
    archived: str | None = None
    joint: tuple[Reference, ...] = ()
    "The bodies that filed it jointly with the one that holds it."
    corrections: tuple[Correction, ...] = ()
    redacted: tuple[Redaction, ...] = ()
    withdrawn: Withdrawal | None = None
    scope: str | None = None
    """Whose matters its figures count, where it says so: `own`, its own; `level`, of all bodies of
    its government; `area`, of those below, too."""
    title_position: Position = field(default=NOWHERE, compare=False)

    @property
    def holder(self) -> str:
        """`410411/gxj`: the agency in whose folder it stands."""
        return f"{self.region}/{self.agency}"

    @property
    def has_tables(self) -> bool:
        """Whether it has figures: none before 2019, and none that are no longer kept."""
        return bool(self.form.tables)

    @property
    def is_tombstone(self) -> bool:
        """Whether it was withdrawn and nothing of it is kept but that it was there."""
        return self.withdrawn is not None and not (self.has_tables or self.content)

    @property
    def shows_original(self) -> bool:
        """Whether its original may be shown, linked or offered.

        Not where part of it was taken out of the narrative, or all of it is gone.
        """
        return not (self.redacted or self.is_tombstone)

    @property
    def amended(self) -> str | None:
        """The last day on which it was corrected, something was taken out, or it was withdrawn."""
        days = [day for day, _ in self.events()]
        return max(days, default=None)

    @property
    def changed(self) -> str | None:
        """The same, or the day it came in where nothing happened to it since."""
        days = filter(None, (self.archived, self.amended))
        return max(days, default=None)

    def events(self) -> Iterator[tuple[str, Position]]:
        """The days of what happened to it in the archive, each with where it stands."""
        for correction in self.corrections:
            yield correction.date, correction.date_position
        for redaction in self.redacted:
            yield redaction.date, redaction.date_position
        if self.withdrawn:
            yield self.withdrawn.date, self.withdrawn.date_position


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Filing):
    """One agency's report on one year, whole."""

    figures: Figures
    body: str
    "The narrative, Markdown, as published."
    body_line: int
    source: Source = Source()
    acknowledged: Mapping[str, Acknowledgement] = field(default_factory=dict)
    "Identity id, or key of the front matter → why the original has it so."
    published_position: Position = field(default=NOWHERE, compare=False)

    @property
    def filing(self) -> Filing:
        """What the archive as a whole knows of it."""
        known = (getattr(self, field.name) for field in fields(Filing))
        return Filing(*known)
