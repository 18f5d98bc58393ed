"""Coverage-guided fuzzing of what reads content: sh .ci/tool fuzz TARGET [libFuzzer options].

A target may refuse a text; it may not raise, and what it lets through must be what the archive
promises. Seeds are our own cases, written into .fuzz/TARGET/corpus before the first run.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import atheris  # which sh .ci/tool fuzz installs; no test needs it

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
with atheris.instrument_imports(include=["generator"]):
    from generator.content.layout import report_text
    from generator.content.malformed import MalformedError
    from generator.content.markdown_loss import lost
    from generator.content.narrative import narrative as narrative_parts
    from generator.content.report_file import read_report
    from generator.content.yaml_parser import parse
    from generator.finding import ERROR
    from generator.intake.document import UnreadableError
    from generator.intake.readers import kind, read_as
    from support.cases import harm, read, traps
    from support.paths import BASE

PATH = "content/reports/990101/jyj/2023.md"
VALID = (BASE / "reports" / "990101" / "jyj" / "2023.md").read_text("utf-8")
TAG = re.compile(r'<[a-zA-Z](?:[^">]|"[^"]*")*>')
ALIVE = re.compile(
    r"<(?:script|iframe|img|svg|style|form|meta|base|object)\b|\son\w+=\"|href=\"(?!https?:|mailto:|#)",
    re.IGNORECASE,
)


def frontmatter(data: bytes) -> None:
    """Any text is a tree or one refusal."""
    with suppress(MalformedError):
        parse(data.decode("utf-8", "ignore"))


def report(data: bytes) -> None:
    """A report without errors is written as it was read."""
    found, findings = read_report(data.decode("utf-8", "ignore"), PATH)
    if found and not any(finding.severity == ERROR for finding in findings):
        again, _ = read_report(report_text(found), PATH)
        assert again
        assert (again.title, again.figures.values, again.body) == (
            found.title,
            found.figures.values,
            found.body,
        )


def narrative(data: bytes) -> None:
    """Nothing in the HTML is alive."""
    text = data.decode("utf-8", "ignore")
    if not lost(text):
        for part in narrative_parts(text):
            assert not any(ALIVE.search(tag) for tag in TAG.findall(part.html)), part.html


def original(data: bytes) -> None:
    """Any text or page is a document or a sentence.

    What libraries read, a process of its own guards.
    """
    with suppress(UnreadableError):
        name = kind(data, ".txt")
        if name in {"plain", "html"}:
            read_as(name, data)


def seeds(target: str) -> Iterator[bytes]:
    """Our own cases, as that target reads them."""
    if target == "frontmatter":
        yield from (case.given.encode() for case in read("yaml"))
        yield from (f"a: {written}".encode() for written, _ in traps())
    elif target == "report":
        yield VALID.encode()
        yield from (
            path.read_bytes() for path in sorted((ROOT / "tests" / "sample").rglob("[0-9]*.md"))
        )
    elif target == "narrative":
        yield from (case.given.encode() for case in read("narrative"))
        yield from (text.encode() for text in harm())
    else:
        yield from (
            path.read_bytes()
            for path in sorted((ROOT / "tests" / "golden").rglob("2023/index.html"))
        )
        yield VALID.encode()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "frontmatter": frontmatter,
    "report": report,
    "narrative": narrative,
    "import": original,
}


def main() -> None:
    """Write the seeds, then fuzz until told to stop."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: sh .ci/fuzz {'|'.join(TARGETS)} [-max_total_time=60 …]")
    target = sys.argv[1]
    corpus = ROOT / ".fuzz" / target / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number:03d}").write_bytes(seed)
    found = f"-artifact_prefix={corpus.parent}/"
    atheris.Setup(
        [sys.argv[0], str(corpus), found, "-max_len=20000", *sys.argv[2:]], TARGETS[target]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
