"""An archive that has one text in every place where a text may stand, for each of many texts."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.archive.report import Acknowledgement, Correction, Report, Source, Withdrawal
from generator.build import Options, build, examine
from generator.content.layout import report_text
from generator.content.markdown_loss import lost
from generator.content.scalars import scalar
from generator.finding import ERROR
from generator.text.look_alikes import seen
from support.loaded import reports
from support.paths import SAMPLE

CONTEXTS = {
    "a paragraph": "{}",
    "a heading": "### {}",
    "an item": "- {}",
    "a quotation": "> {}",
    "a cell": "|甲|乙|\n|-|-|\n|{}|1|",
    "the words of a link": "[{}](https://example.org/)",
    "the address of a link": "[点]({})",
    "the address of an image": "![图]({})",
    "an automatic link": "<{}>",
    "code": "`{}`",
}


@dataclass(frozen=True)
class Laid:
    """An archive with a text in every place a text may stand, and its site."""

    content: Path
    site: Path
    texts: dict[str, str]
    "Agency key → the text."
    refused: int
    "Texts that are refused at the door."


def lay(texts: list[str], folder: Path) -> Laid:
    """Write them into every field, leave out what is refused, and build the rest."""
    content = folder / "content"
    shutil.copytree(SAMPLE, content)
    known = reports(SAMPLE)
    keys = {f"990101/h{number}": text for number, text in enumerate(_apart(texts))}
    for key, text in keys.items():
        _write(content / "reports" / key, text, known)
    settings = content / "site.yaml"
    first = scalar(next((text for text in texts if "<" in text), "<b>"))
    settings.write_text(
        f"title: {first}\nbase_url: https://example.org/\ncontact: {first}\nlicence: {first}\n",
        "utf-8",
    )
    _, findings = examine(content)
    bad = {"/".join(Path(item.path).parts[-3:-1]) for item in findings if item.severity == ERROR}
    for key in bad:
        shutil.rmtree(content / "reports" / key)
    result = build(Options(content, folder / "site", search=False))
    assert result.published, [item for item in result.findings if item.severity == ERROR][:3]
    return Laid(
        content,
        folder / "site",
        {key: text for key, text in keys.items() if key not in bad},
        len(bad),
    )


def _apart(texts: list[str]) -> Iterator[str]:
    """The texts, as names of bodies beside one another.

    One that looks like an earlier one has its number behind it.
    """
    taken = set()
    for number, text in enumerate(texts):
        apart = text if seen(text) not in taken else f"{text} {number}"
        taken.add(seen(apart))
        yield apart


def _write(folder: Path, text: str, known: list[Report]) -> None:
    folder.mkdir()
    value = scalar(text)
    (folder / "agency.yaml").write_text(
        f"name: {value}\nformal_name: {value}\naliases: [{value}]\nsector: {value}\n"
        "kind: department\n"
        f"former_names:\n  - {{name: {value}, until: {value}}}\n",
        "utf-8",
    )
    by_path = {report.path[-16:]: report for report in known}
    for name, changed in (("01/gxj/2023.md", 2023), ("02/czj/2023.md", 2022)):
        report = next(report for path, report in by_path.items() if path.endswith(name))
        (folder / f"{changed}.md").write_text(report_text(_with(report, text)), "utf-8")


def _with(report: Report, text: str) -> Report:
    body = "## 一、总体情况\n\n" + "\n\n".join(
        context.format(text) for context in CONTEXTS.values()
    )
    return replace(
        report,
        title=text,
        source=Source(file=text, index_number=text, document_number=text),
        acknowledged=dict.fromkeys(report.acknowledged, Acknowledgement(text)),
        corrections=tuple(
            Correction(c.date, c.cell, c.before, c.after, text) for c in report.corrections
        ),
        withdrawn=Withdrawal(report.withdrawn.date, text) if report.withdrawn else None,
        body=f"\n{body if not lost(body) else text}\n",
    )
