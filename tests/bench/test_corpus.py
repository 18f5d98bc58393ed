"""The synthetic archive of the benchmark."""

from pathlib import Path

from bench.corpus import write_archive
from bench.sentences import sentences
from generator.build import examine
from support import loaded
from support.command_line import run
from support.trees import digest


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    """Another number of reports gives others."""
    folders = [tmp_path / name for name in ("one", "other", "more")]
    for folder, reports in zip(folders, (20, 20, 25), strict=True):
        write_archive(folder, reports)
    one, other, more = map(digest, folders)
    assert one == other
    assert one != more


def test_a_larger_archive_holds_the_smaller(tmp_path: Path) -> None:
    """So that what grows is the archive, not another one."""
    write_archive(tmp_path / "small", 10)
    write_archive(tmp_path / "large", 30)
    small = {path: path.read_bytes() for path in (tmp_path / "small" / "reports").rglob("*.*")}
    large = tmp_path / "large"
    assert len(small) == 12
    for path, content in small.items():
        assert (large / path.relative_to(tmp_path / "small")).read_bytes() == content


def test_nothing_is_to_be_said_of_it(tmp_path: Path) -> None:
    """No error and no warning, whatever is drawn: 60 agencies are three districts."""
    write_archive(tmp_path / "content", 300)
    assert run(tmp_path, "check") == (0, "", "0 个错误，0 个提示。\n")


def test_each_agency_has_a_report_on_each_of_the_last_years(tmp_path: Path) -> None:
    """The number of reports is rounded up to whole agencies, and told."""
    assert write_archive(tmp_path, 7, years=3) == 9
    survey, _ = examine(tmp_path)
    agencies = survey.archive.agencies
    years = [[report.year for report in agency.reports] for agency in agencies]
    assert years == [[2023, 2024, 2025]] * 3


def test_most_agencies_have_nothing_but_zeros(tmp_path: Path) -> None:
    """As in real archives; but for what is in force, and the others have figures in all tables."""
    write_archive(tmp_path, 200)
    zeros = 0
    files = loaded.dossiers(tmp_path).values()
    for file in files:
        figures = [report.figures for report in file.reports]
        cells = [cell.id for cell in figures[0].form.cells if cell.column.id != "in_force"]
        if all(each[cell] in {0, "0"} for each in figures for cell in cells):
            zeros += 1
    assert (zeros, len(files)) == (31, 40)


def test_its_sentences_are_those_of_the_source_reports() -> None:
    """Whole paragraphs, without number or mark; none that a table might contradict."""
    assert len(sentences()) == 32
    assert not [line for line in sentences() if line.startswith(("#", "-", "1.", "年"))]
    assert not [line for line in sentences() if "60 余条" in line or "0 件" in line]
