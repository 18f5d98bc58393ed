"""How a report is cited: GB/T 7714—2015 in words, BibTeX and RIS for programs.

Only days that are known stand in it. Whoever cites it adds the day on which they read it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.settings import Settings
from generator.site import urls
from generator.site.account import AgencyAccount
from generator.survey.standing import Standing

MEANT = str.maketrans(
    {sign: f"\\{sign}" for sign in "#$%&_{}"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"What means something to TeX, and how it is written where it means nothing."


@dataclass(frozen=True, slots=True)
class Citation:
    """A report, as those name it who refer to it."""

    key: str
    "`990101-gxj-2023`: what a list of references calls it."
    title: str
    bodies: tuple[str, ...]
    published: str
    "The day its agency published it; empty where the original does not say."
    archive: str
    "The name of the archive."

    @property
    def of_agency(self) -> str:
        """`990101-gxj`: the file that has it among the other reports of its agency."""
        return self.key.rpartition("-")[0]

    @property
    def dated(self) -> str:
        """The day as GB/T 7714 puts it; empty where it is not known."""
        return f"({self.published})" if self.published else ""

    @property
    def words(self) -> str:
        """What stands before the days and the address: 某局. 某局2023年……年度报告[R/OL]."""
        return f"{', '.join(self.bodies)}. {self.title}[R/OL]."

    def bibtex(self, address: str) -> str:
        """An entry of type techreport; of what it demands the year is left out if not known."""
        fields = {
            "author": " and ".join(f"{{{meant(body)}}}" for body in self.bodies),
            "title": f"{{{meant(self.title)}}}",
            "institution": meant("、".join(self.bodies)),
            "year": self.published[:4],
            "date": self.published,
            "url": address,
            "note": meant(self.archive),
            "language": "chinese",
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@techreport{{{self.key},", *lines, "}\n"])

    def ris(self, address: str) -> str:
        """A record of type RPRT; its lines end in CRLF, as the format has them."""
        fields = [
            ("TY", "RPRT"),
            *(("AU", body) for body in self.bodies),
            ("TI", self.title),
            ("PB", "、".join(self.bodies)),
            ("PY", self.published[:4]),
            ("DA", self.published.replace("-", "/")),
            ("UR", address),
            ("DB", self.archive),
            ("LA", "zh-CN"),
        ]
        lines = [f"{tag}  - {value}" for tag, value in fields if value]
        return "\r\n".join([*lines, "ER  - ", ""])


def citation(standing: Standing, archive: str) -> Citation:
    """Of one report; archive: its name."""
    report = standing.report
    return Citation(
        key=f"{report.region}-{report.agency}-{report.year}",
        title=report.title,
        bodies=tuple(body.name for body in standing.bodies),
        published=report.published or "",
        archive=archive,
    )


def citation_files(account: AgencyAccount, settings: Settings) -> Iterator[tuple[str, str]]:
    """Address and text of what programs read, beside the agency's page: all its reports.

    One for each report would be two files more a report, and hosts count files.
    """
    if not account.held:
        return
    bibtex = []
    ris = []
    for held in account.held:
        address = settings.base_url + urls.report(held.report)
        cited = citation(held.standing, settings.title)
        bibtex.append(cited.bibtex(address))
        ris.append(cited.ris(address))
    page = urls.agency(account.agency)
    yield f"{page}{urls.BIBTEX}", "\n".join(bibtex)
    yield f"{page}{urls.RIS}", "".join(ris)


def meant(text: str) -> str:
    """The text as TeX prints it and runs none of it."""
    return text.translate(MEANT)
