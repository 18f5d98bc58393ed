"""The file that the entry page makes is the one that `fmt` leaves, to the last byte."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from generator.archive.reference import Reference
from generator.archive.report import (
    Acknowledgement,
    Correction,
    Redaction,
    Report,
    Source,
    Withdrawal,
)
from generator.content.layout import report_text, width
from generator.content.report_file import read_report
from generator.form.editions import NO_FORM, form_for
from support.entry import Engine, editions, figures, form_document
from support.paths import ROOT
from support.random_reports import specimen

EXAMPLES = int(os.environ.get("ARCHIVE_EXAMPLES", "300"))
AT_ONCE = 500
"Reports that one call hands over."
FILES = sorted(
    path
    for folder in ("content", "tests/sample/content")
    for path in (ROOT / folder).glob("reports/*/*/[0-9]*.md")
)
ROUND = """
({ formOf }, { write, read }, [document, reports]) => {
  const told = JSON.parse(document);
  return reports.map(({ editions, ...given }) => {
    const text = write({ ...given, form: formOf(told, editions) });
    const { form, ...report } = read(text, told);
    return [text, { ...report, editions: form.tables.length ? { ...form.editions } : null }];
  });
}
"""
WORDS = (
    "null",
    "~",
    "---",
    "- 甲",
    "甲: 乙",
    "甲:乙",
    "甲 # 乙",
    "#甲",
    "甲:",
    "[甲]",
    "{甲}",
    "甲,乙",
    '"甲"',
    '说"甲"，\\n',
    "'甲'",
    "\\",
    '\\"',
    "a\tb",
    "\t",
    " 甲",
    "甲 ",
    "　甲",
    "甲\u3000# 乙",
    "2025",
    "0x1f",
    "yes",
    "2025-01-01",
    "1:30",
    "*甲",
    "&甲",
    "!甲",
    "|",
    ">",
    "%甲",
    "@甲",
    "`甲`",
    "?甲",
    "? 甲",
    "-甲",
    "--- 甲",
    "...",
    "<<",
    "=",
    "𠮷野家",
    "👨‍👩‍👧",
    "é",
    "甲\u00a0#乙",
    "甲:\u2003乙",
    "甲\ufeff乙",
    "\ufeff甲",
    "\u202e甲",
    "甲\u200b",
    "\x7f甲",
    "甲\x85",
    "甲\x1c#乙",
    "甲：乙",
    "（甲）",
    "constructor",
    "__proto__",
    "a" * 300,
    "甲\u2028乙",
    "0",
    "lost",
    "待填",
)
"What a value of YAML may be taken for, what breaks a line elsewhere, what nobody sees."
LETTERS = "甲乙丙 :#-,[]{}\"'\\\t\u3000𠮷é*&!|>%@`?~0aZ."


def test_what_is_written_is_what_fmt_leaves(engine: Engine, say: Callable[[object], None]) -> None:
    """Of our own reports, of the sample's, and of random ones with every key and hostile words."""
    rng = Random(18)  # noqa: S311  # the same ones in every run
    reports = [_read(path) for path in FILES]
    reports += [_drawn(rng) for _ in range(EXAMPLES)]
    for start in range(0, len(reports), AT_ONCE):
        some = reports[start : start + AT_ONCE]
        given = [_given(report) for report in some]
        written = engine.run("forms canonical", ROUND, [form_document(), given])
        for report, own, (text, back) in zip(some, given, written, strict=True):
            assert text == report_text(report)
            assert back == own
    say(f"{len(FILES)} of ours and the sample's, {EXAMPLES} at random")


def test_columns_are_as_wide_as_in_a_file(engine: Engine) -> None:
    """Of every text of every edition; none has a sign that is told of otherwise."""
    labels = set()
    for form in (form_for(*(edition,) * 3) for edition in (2019, 2021)):
        for table in form.tables:
            for block in table.blocks:
                labels |= {label for _, label in block.labels()}
                labels |= {column.short for column in block.leaf_columns()}
    texts = sorted(labels)
    script = "({ width }, texts) => texts.map(width)"
    assert engine.run("canonical", script, texts) == [width(text) for text in texts]


def _read(path: Path) -> Report:
    report, findings = read_report(path.read_text("utf-8"), path.as_posix())
    assert report, findings
    return report


def _word(rng: Random) -> str:
    """A line of text; not of white space alone."""
    if rng.random() < 0.6:
        return rng.choice([word for word in WORDS if word.strip()])
    letters = rng.choices(LETTERS, k=rng.randint(1, 12))
    return "".join(letters) if "".join(letters).strip() else "甲"


def _day(rng: Random) -> str:
    return f"{rng.randint(2008, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def _drawn(rng: Random) -> Report:
    """A report with every key a report may have, each of them sometimes left out."""
    report = specimen(rng, blank=rng.random() < 0.5)

    def maybe(make: Callable[[], Any], none: Any = None) -> Any:  # noqa: ANN401 - any value
        return make() if rng.random() < 0.6 else none

    def some(make: Callable[[], Any]) -> tuple[Any, ...]:
        return tuple(make() for _ in range(rng.choice((0, 0, 1, 3))))

    cells = [cell.id for cell in report.form.cells]
    ids = [each.id for each in report.form.identities]
    values = ("0", "12", "~", "lost", "3.5", "251000元")
    noted = {"title": Acknowledgement(_word(rng))}
    noted |= {id_: Acknowledgement(_word(rng)) for id_ in rng.sample(ids, 3)}
    report = replace(
        report,
        title=_word(rng),
        published=maybe(lambda: _day(rng)),
        archived=maybe(lambda: _day(rng)),
        source=Source(
            url=maybe(lambda: "https://www.example.gov.cn/a?b=1&c#d"),
            retrieved=maybe(lambda: _day(rng)),
            file=maybe(lambda: _word(rng)),
            sha256=maybe(lambda: "0" * 64),
            index_number=maybe(lambda: _word(rng)),
            document_number=maybe(lambda: _word(rng)),
            snapshots=some(lambda: "https://web.example/1/http://a.cn/b,c [d]"),
        ),
        joint=some(lambda: Reference(rng.choice(("410411/gxj", "990101101/zf-1")))),
        scope=maybe(lambda: rng.choice(("own", "level", "area"))),
        acknowledged=maybe(lambda: noted, {}),
        corrections=some(
            lambda: Correction(
                _day(rng), rng.choice(cells), rng.choice(values), rng.choice(values), _word(rng)
            )
        ),
        redacted=some(lambda: Redaction(_day(rng), _word(rng), _word(rng))),
        withdrawn=maybe(lambda: Withdrawal(_day(rng), _word(rng))),
        body=rng.choice((report.body, "", "\n", "---\n" + _word(rng), "\n".join(map(str, WORDS)))),
    )
    if rng.random() < 0.1:
        none = replace(report.figures, form=NO_FORM, values=())
        report = replace(report, form=NO_FORM, figures=none)
    return report


def _given(report: Report) -> dict[str, Any]:
    """A report as the page has it."""
    source = report.source
    own = ("url", "retrieved", "file", "sha256")
    printed = ("index_number", "document_number")
    withdrawn = report.withdrawn
    return {
        "editions": editions(report),
        "figures": figures(report),
        "title": report.title,
        "published": report.published,
        "archived": report.archived,
        "source": {name: getattr(source, name) for name in own}
        | {name: getattr(source, name) for name in printed if getattr(source, name)}
        | {"snapshots": list(source.snapshots)},
        "joint": [body.key for body in report.joint],
        "scope": report.scope,
        "acknowledged": {id_: each.reason for id_, each in report.acknowledged.items()},
        "corrections": [
            {name: getattr(each, name) for name in ("date", "cell", "before", "after", "reason")}
            for each in report.corrections
        ],
        "redacted": [
            {name: getattr(each, name) for name in ("date", "what", "reason")}
            for each in report.redacted
        ],
        "withdrawn": withdrawn and {"date": withdrawn.date, "reason": withdrawn.reason},
        "body": report.body,
    }
