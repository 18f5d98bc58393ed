"""A file that came in, read: what the archive would keep of it, as text, and every doubt."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from generator.archive.report import Report
from generator.content.layout import report_text
from generator.content.report_file import read_report
from generator.finding import ERROR, WARNING, Finding, Severity
from generator.intake.document import UnreadableError
from generator.intake.feedback import Came, came
from generator.intake.report import NO_YEAR, File, read_content
from generator.office.roster import Body

PLACE = "paper"
"Stands for the agency of a file of which nobody knows yet whose it is."


class Order(NamedTuple):
    """A file to be read, and what is known before."""

    path: Path
    name: str
    "As people are told it: its path in the folder."
    region: str
    year: int
    "Of the collection; of a file whose title has none."
    places: tuple[str, ...]
    "Names of the province and the city."


class Paper(NamedTuple):
    """What came of a file."""

    name: str
    digest: str
    "SHA-256 of its bytes; empty where it cannot be opened."
    text: str
    "The report as its file in the archive would have it; empty where there is none."
    year: int
    title: str
    stated: str
    "The body that our fill-in workbook names in a field of its own; empty in other files."
    findings: tuple[Finding, ...]
    modified: int = 0
    "When the file was changed last, in nanoseconds of the system's clock."
    came: Came | None = None
    "What it holds, where it is a feedback sheet that came back."

    @property
    def is_read(self) -> bool:
        """Whether it is a report."""
        return bool(self.text)

    @property
    def why(self) -> str:
        """Why it is none."""
        said = [each.advice for each in self.findings if each.severity == ERROR]
        return "；".join(said)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What could not be read for certain, to be compared with the original."""
        return tuple(each.advice for each in self.findings if each.severity == WARNING)

    def report(self, body: Body) -> Report:
        """The report, as one of that body."""
        report, _ = read_report(self.text, f"{body.region}/{body.id or PLACE}/{self.year}.md")
        if report is None:
            raise ValueError(self.name)
        return report


def read_paper(order: Order, file: File) -> Paper:
    """Read the file of an order; in any process."""
    sheet = _came(file.data, order.path.suffix)
    if sheet:
        return _unread(order.name, file.sha256, ())._replace(came=sheet)
    read = read_content(file, order.region, PLACE, None, order.places)
    if any(each.message == NO_YEAR for each in read.findings):
        read = read_content(file, order.region, PLACE, order.year, order.places)
    if read.report is None:
        return _unread(order.name, file.sha256, tuple(read.findings))
    return Paper(
        name=order.name,
        digest=file.sha256,
        text=report_text(read.report),
        year=read.report.year,
        title=read.report.title,
        stated=read.agency.text if read.agency else "",
        findings=tuple(read.findings),
    )


def _came(data: bytes, suffix: str) -> Came | None:
    """The feedback sheet that a file is; None where it is any other."""
    try:
        return came(data, suffix)
    except UnreadableError:
        return None


def unopened(order: Order, why: str) -> Paper:
    """What there is of a file that cannot be opened."""
    finding = Finding(order.name, 0, 0, "import", ERROR, why)
    return _unread(order.name, "", (finding,))


def _unread(name: str, digest: str, findings: Sequence[Finding]) -> Paper:
    return Paper(name, digest, "", 0, "", "", tuple(findings))


def as_record(paper: Paper) -> dict[str, Any]:
    """What is noted of it, so that it need not be read again: plain data."""
    record = paper._asdict()
    del record["name"], record["modified"], record["came"]
    return {**record, "findings": [asdict(each) for each in paper.findings]}


def of_record(record: dict[str, Any], name: str) -> Paper:
    """The same file again, perhaps under another name."""
    findings = tuple(
        Finding(**{**each, "path": name, "severity": Severity(each["severity"])})
        for each in record["findings"]
    )
    return Paper(**{**record, "name": name, "findings": findings})
