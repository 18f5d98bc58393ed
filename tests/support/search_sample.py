"""The sample that search is tried on.

The five source reports and the made-up ones of cases/search-sample.yaml.
"""

import re
import shutil
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.archive.figures import Figures
from generator.authoring.scaffold import title_of
from generator.content.layout import report_text
from generator.content.scalars import scalar
from generator.form.editions import edition_for, whole_form
from generator.form.form import Form
from generator.text.traditional import PAIRS
from support.paths import CASES, ROOT
from support.random_reports import specimen

CONTENT = ROOT / "content"
SAMPLE = CASES / "search-sample.yaml"


def write_sample(content: Path) -> None:
    """The content of that archive, into a folder that does not exist yet."""
    shutil.copytree(CONTENT, content)
    for entry in yaml.safe_load(SAMPLE.read_text("utf-8")):
        folder = content / "reports" / entry["region"] / entry["agency"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "agency.yaml").write_text(_agency(entry), "utf-8")
        (folder / f"{entry['year']}.md").write_text(_report(entry), "utf-8")


def _agency(entry: dict[str, Any]) -> str:
    former = (
        "".join(f"\n  - {{name: {scalar(name)}, until: 2019-03-01}}" for name in entry["former"])
        or " []"
    )
    aliases = ", ".join(map(str, map(scalar, entry["aliases"])))
    return (
        f"name: {scalar(entry['name'])}\nformal_name: null\naliases: [{aliases}]\n"
        f"sector: {scalar(entry['sector'])}\n"
        f"kind: {entry['kind']}\nwebsite: null\ncredit_code: null\nformer_names:{former}\n"
    )


def _report(entry: dict[str, Any]) -> str:
    rng = Random(f"{entry['region']}/{entry['agency']}/{entry['year']}")  # noqa: S311  # the same in every run
    edition = edition_for(entry["year"])
    form = whole_form(edition)
    busy = specimen(rng, of=(edition, edition, edition))
    return report_text(
        replace(
            busy,
            title=entry["title"] or title_of(entry["name"], entry["year"]),
            figures=busy.figures if entry["figures"] == "busy" else _zeros(form, busy.figures),
            body=f"\n{entry['body']}",
        )
    )


def _zeros(form: Form, like: Figures) -> Figures:
    values = (
        re.sub("[0-9]+(?:[.][0-9]+)?", "0", value) if isinstance(value, str) else 0
        for value in like.values
    )
    return Figures(form, tuple(values), like.places)


@dataclass(frozen=True)
class Texts:
    """What an archive says, worked out from its files alone: the truth a search is held against."""

    blocks: dict[str, list[str]]
    """Address of a report → its title, its agency's names and its paragraphs.

    The names in their place, and all of it as `plain` has it.
    """
    names: dict[str, list[str]]
    "Address of an agency → its names in their place, each led by the regions it leaves out."

    def reports(self, *alternatives: Iterable[str]) -> set[str]:
        """Addresses of the reports that have one of each of these."""
        return {address for address, blocks in self.blocks.items() if _has(blocks, alternatives)}

    def agencies(self, *alternatives: Iterable[str]) -> set[str]:
        """Addresses of the agencies that bear one of each of these."""
        return {address for address, names in self.names.items() if _has(names, alternatives)}


@dataclass(frozen=True)
class Archive:
    """A site that is served, and what its files say."""

    url: str
    texts: Texts
    figures: dict[str, dict[str, int | None]]
    """Address of a report → received, reconsideration … as its file has them.

    None where it has no figure.
    """


def _has(blocks: list[str], alternatives: Iterable[Iterable[str]]) -> bool:
    return all(
        any(contains(block, words) for words in each for block in blocks) for each in alternatives
    )


def contains(block: str, words: str) -> bool:
    """Whether a block has the words.

    A number or a Latin word only as a whole, 2310 not in 12310.
    """
    sought = plain(words)
    return sought in block and bool(_whole(sought).search(block))


@cache
def _whole(sought: str) -> re.Pattern[str]:
    begins, ends = (
        ("(?<![0-9a-z])" if sought[:1].isascii() else ""),
        ("(?![0-9a-z])" if sought[-1:].isascii() else ""),
    )
    return re.compile(begins + re.escape(sought) + ends)


SIMPLIFIED = str.maketrans(dict(zip(PAIRS[::2], PAIRS[1::2], strict=True)))


def plain(text: str) -> str:
    """Folded, simplified, without spaces, punctuation and the separators of thousands.

    A space keeps numbers apart.
    """
    folded = unicodedata.normalize("NFKC", text).translate(SIMPLIFIED).lower()
    joined = re.sub(
        r"(?<![0-9])([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9])", lambda n: n[1].replace(",", ""), folded
    )
    bare = re.sub(
        r"[^\w]|_",
        "",
        re.sub(r"(?<=[0-9a-z])[^\w]+(?=[0-9a-z])", "\x00", joined).replace("\x00", "零隔零"),
    )
    return bare.replace("零隔零", " ")


def texts_of(content: Path) -> Texts:
    """Read an archive without the generator."""
    regions = yaml.load((content / "regions.yaml").read_text("utf-8"), yaml.CSafeLoader)
    blocks, names = {}, {}
    for path in sorted((content / "reports").glob("*/*/agency.yaml")):
        code, agency_id = path.parts[-3:-1]
        agency = yaml.safe_load(path.read_text("utf-8"))
        lineage = [
            regions[c]["name"] for c in (code[:2] + "0000", code[:4] + "00", code) if c in regions
        ]
        lineage = list(dict.fromkeys(lineage)) if code != "000000" else []
        former = [item["name"] for item in agency["former_names"] or ()]
        own = [
            plain(_in_place(name, lineage))
            for name in (agency["name"], *(agency["aliases"] or ()), *former)
        ]
        names[f"{code}/{agency_id}/"] = own
        for report in sorted(path.parent.glob("*.md")):
            head, body = report.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)
            title = re.search("^title: (.*)$", head, re.MULTILINE)
            assert title
            paragraphs = [plain(block) for block in re.split(r"\n\n|\n(?=- |#)|\|", _printed(body))]
            blocks[f"{code}/{agency_id}/{report.stem}/"] = [
                plain(title[1].strip("'\"")),
                *own,
                *filter(None, paragraphs),
            ]
    return Texts(blocks, names)


def _in_place(name: str, lineage: list[str]) -> str:
    first = next(
        (place for place, region in enumerate(lineage) if name.startswith(region)), len(lineage)
    )
    return "".join(lineage[:first]) + name


def _printed(markdown: str) -> str:
    """Without what Markdown does not print: the addresses of links, and the numbers of a list."""
    return re.sub(r"\]\([^)]*\)", "]", markdown)


ROWS = {"received": "requests.received", "reconsideration": "disputes.reconsideration"}


def figures_of(content: Path) -> dict[str, dict[str, int | None]]:
    """The totals of those rows, read without the generator."""
    found = {}
    for path in sorted((content / "reports").glob("*/*/*.md")):
        code, agency_id = path.parts[-3:-1]
        head = yaml.load(path.read_text("utf-8").split("\n---\n")[0], yaml.CSafeLoader)
        totals = {
            name: head[row.split(".")[0]][row.split(".")[1]][-1] for name, row in ROWS.items()
        }
        found[f"{code}/{agency_id}/{path.stem}/"] = {
            name: total if isinstance(total, int) else None for name, total in totals.items()
        }
    return found
