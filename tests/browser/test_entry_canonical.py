"""The file that the entry page makes is the one that `fmt` leaves, to the last byte."""

import os
import re
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
from generator.content.narrative import narrative
from generator.content.report_file import read_report
from generator.content.report_keys import REPORT_KEYS
from generator.form.editions import NO_FORM, TABLES, form_for
from generator.intake.narrative import escaped
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


def test_every_key_of_a_report_file_is_known() -> None:
    """Each that there may be is among those that are written and read above."""
    (report, *_) = map(_read, FILES)
    ours = set(_given(report)) - {"editions", "figures", "body"}
    assert ours == set(REPORT_KEYS) - {"form", *TABLES}


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


READ = """
({}, { read, write }, [document, texts]) => {
  const told = JSON.parse(document);
  return texts.map((text) => {
    try {
      const { form, ...report } = read(text, told);
      const { editions } = form;
      return { report: { ...report, editions: { ...editions } }, text: write({ ...report, form }) };
    } catch (error) {
      return { refused: error.message };
    }
  });
}
"""


def test_a_file_is_read_to_the_last_sign_or_refused(
    engine: Engine, say: Callable[[object], None]
) -> None:
    """Of files changed by hand: what is read is what our own reader reads of them."""
    rng = Random(19)  # noqa: S311  # the same ones in every run
    written = [path.read_text("utf-8") for path in FILES]
    written += [report_text(_drawn(rng)) for _ in range(10)]
    edited = [_edited(rng.choice(written), rng) for _ in range(EXAMPLES)]
    found = engine.run("forms canonical", READ, [form_document(), edited])
    accepted = 0
    for text, told in zip(edited, found, strict=True):
        assert told.get("refused") or told["text"] == text
        report, findings = read_report(text, "reports/410411/gxj/2025.md")
        if findings or report is None:
            continue
        if told.get("refused"):
            # A correction of a cell that there cannot be is for a person to look at.
            assert report_text(report) != text or "“cell: " in told["refused"]
            continue
        accepted += 1
        assert told["report"] == _given(report) | {"editions": dict(report.form.editions)}
    say(f"{accepted} of {EXAMPLES} accepted")
    assert accepted


def _edited(text: str, rng: Random) -> str:
    """With a line less, more, elsewhere or twice, or a sign changed."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    place = rng.randint(0, end + 3) % len(lines)
    line = lines[place]
    match rng.randint(0, 6):
        case 0:
            del lines[place]
        case 1:
            lines.insert(place, line)
        case 2:
            lines.insert(rng.randint(0, end), lines.pop(place))
        case 3:
            lines.insert(
                place, rng.choice(("# 说明", "note: 甲", "  甲: 乙", "", "- 甲", "  - 甲"))
            )
        case 4:
            lines[place] = line + rng.choice((" ", "  # 说明", "0", ",", "'"))
        case _ if line:
            at = rng.randrange(len(line))
            sign = rng.choice(("", "0", " ", '"', ":", "#", "甲", "~", "[", "\\", "\t", "&", "*"))
            lines[place] = line[:at] + sign + line[at + rng.randint(0, 1) :]
    return "\n".join(lines)


QUOTED = """corrections:
  - date: 2025-01-01
    cell: requests.received.total
    before: "0"
    after: 1
    reason: 甲
"""
WRONG = (
    ("form: 2021\n", "form: 2030\n", "第 2 行form 为“2030”，没有 2030 年的表式"),
    ("published:", "note: 甲\npublished:", "第 4 行“note: 甲”不认识"),
    ("title: ", "title: '", "第 3 行写的是“title: '"),
    ("regulations:", "regulation:", "没有名为“regulation”的行"),
    ("corrections: []\n", QUOTED, '写的是“before: "0"”，不是规范的写法'),
    ("acknowledged:", "# 说明\nacknowledged:", "写的是“# 说明”，不是规范的写法"),
)


def test_what_is_refused_is_said(engine: Engine) -> None:
    """With the line, and to whom the file is to be given; never a half of a report."""
    text = next(
        each for each in (path.read_text("utf-8") for path in FILES) if "form: 2021\n" in each
    )
    texts = [text.replace(here, other, 1) for here, other, _ in WRONG]
    texts += ["", "PK\x03\x04", "---\ntitle: 甲\n"]
    found = engine.run("forms canonical", READ, [form_document(), texts])
    said = [each.get("refused", "") for each in found]
    for words, (_, _, demanded) in zip(said, WRONG, strict=False):
        assert demanded in words
    assert all(words.endswith("。请把文件送交维护者，不要在这里改") for words in said)


TYPED = (
    "平常的一段。\n\n又一段。",
    "（一）主动公开\n公开 12 条。\n(二)依申请公开：\n没有。",
    "# 不是标题\n- 不是列表\n1. 不是列表\n12) 也不是\n3.\n> 不是引文\n+ 甲",
    "*甲* _乙_ `丙` ~~丁~~ [戊](http://己) <b>庚</b> |辛| \\ 壬",
    "&lt;b&gt; &#x41; AT&T &nbsp;",
    "　　缩进的一段　\n\t又一段\r\n末一段\r",
    "---\n===\n***\n```\n~~~",
    "𠮷野家 👨‍👩‍👧 é",
    "",
    " \n　\n",
)
"What people type, and what Markdown would take for its own."


def test_what_is_typed_is_shown_as_it_was_typed(engine: Engine) -> None:
    """By the pages, paragraph by paragraph; and is typed again when the file is opened again."""
    boxes = [
        [
            {"heading": "一、总体情况", "text": text},
            {"heading": "六、其他需要报告的事项", "text": "无。"},
        ]
        for text in TYPED
    ]
    script = """({ bodyOf, partsOf }, boxes) => boxes.map((parts) => {
      const body = bodyOf(parts);
      return [body, partsOf(body)];
    })"""
    found = engine.run("narrative", script, boxes)
    for text, (body, parts) in zip(TYPED, found, strict=True):
        typed = [line.strip() for line in re.split(r"\r\n?|\n", text) if line.strip()]
        first, last = narrative(body)
        assert [block.text for block in first.blocks] == ["一、总体情况", *typed]
        assert [block.text for block in last.blocks] == ["六、其他需要报告的事项", "无。"]
        assert [part["text"] for part in parts] == ["\n".join(typed), "无。"]


def test_words_are_escaped_as_by_an_import(engine: Engine) -> None:
    """So that a workbook and the page make the same file of the same words."""
    texts = [line.strip() for text in TYPED for line in re.split(r"\r\n?|\n", text)]
    script = "({ escaped }, texts) => texts.map(escaped)"
    assert engine.run("narrative", script, texts) == [escaped(text) for text in texts]


def test_a_narrative_that_says_more_than_plain_text_stays_as_it_is(engine: Engine) -> None:
    """Tables, lists and wrapped paragraphs are not taken apart; those of our own reports are."""
    bodies = [
        "\n## 一、总体情况\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n",
        "\n## 一、总体情况\n\n- 甲\n- 乙\n",
        "\n## 一、总体情况\n\n甲\n乙\n",
        "\n## 一、总体情况\n\n**甲**\n",
        "\n    甲\n",
    ]
    script = "({ partsOf }, bodies) => bodies.map(partsOf)"
    assert engine.run("narrative", script, bodies) == [None] * len(bodies)
    own = [_read(path).body for path in FILES if path.is_relative_to(ROOT / "content")]
    assert all(engine.run("narrative", script, own))


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
