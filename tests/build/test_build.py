"""A build as a whole: the same bytes, any place, nothing half done."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import Options, build
from generator.finding import GeneratorError
from generator.publish.part import Part
from support.paths import CONTENT, ROOT, SAMPLE
from support.trees import digest


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """One in a process of its own, with another hash seed, time zone and locale, and with workers.

    The search bundle and all data included.
    """
    environment = os.environ | {
        "PYTHONHASHSEED": "1",
        "TZ": "America/Lima",
        "LANG": "zh_CN.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "generator", "build", "--content", str(CONTENT), "--jobs", "2"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert digest(tmp_path / "site") == digest(site)
    kinds = {"".join(path.suffixes) for path in (site / "data").iterdir()}
    assert {".csv", ".csv.gz", ".xlsx", ".sqlite", ".json", ".jsonld", ".md", ""} <= kinds


def test_workers_write_what_one_process_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two jobs and one give the same site."""
    monkeypatch.setattr("generator.build.whole.SMALL", 1)
    for jobs in (1, 2):
        assert build(Options(SAMPLE, tmp_path / str(jobs), jobs=jobs, search=False)).published
    assert digest(tmp_path / "1") == digest(tmp_path / "2")


def test_a_second_build_replaces_the_first_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """Pages that are no longer made are gone; what git keeps there is carried over."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".gitignore").write_text("*\n", "utf-8")
    assert build(Options(SAMPLE, tmp_path / "site", search=False)).published
    (tmp_path / "site" / "old.html").write_text("old", "utf-8")
    assert build(Options(SAMPLE, tmp_path / "site", search=False)).published
    assert (tmp_path / "site" / ".gitignore").read_text("utf-8") == "*\n"
    assert not (tmp_path / "site" / "old.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_under_a_sub_path_every_address_of_ours_begins_with_it(tmp_path: Path) -> None:
    """--base-url alone moves the site; no page is left that points at the root."""
    assert build(
        Options(SAMPLE, tmp_path / "site", base_url="https://example.org/repo", search=False)
    ).published
    for path in tmp_path.rglob("*.html"):
        text = path.read_text("utf-8")
        addresses = re.findall(r'(?:href|src|action|data-index|data-root)="([^"]*)"', text)
        assert [a for a in addresses if a.startswith("/") and not a.startswith("/repo/")] == []
        assert 'href="https://example.org/repo/' in text


def test_a_page_is_written_once(tmp_path: Path) -> None:
    """Two pages at one address are a bug, not a race."""
    stage = Part(tmp_path)
    stage.write("a/index.html", "一")
    with pytest.raises(GeneratorError, match="same address"):
        stage.write("a/index.html", "二")
    assert (tmp_path / "a" / "index.html").read_text("utf-8") == "一"


def test_parts_of_a_site_do_not_write_over_one_another(tmp_path: Path) -> None:
    """But for one that is made anew, which never writes into another site's page."""
    (tmp_path / "old.html").write_text("一", "utf-8")
    (tmp_path / "index.html").hardlink_to(tmp_path / "old.html")
    with pytest.raises(GeneratorError, match="same address"):
        Part(tmp_path).write("index.html", "二")
    Part(tmp_path, is_anew=True).write("index.html", "二")
    assert (tmp_path / "index.html").read_text("utf-8") == "二"
    assert (tmp_path / "old.html").read_text("utf-8") == "一"


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x"])
def test_nothing_is_written_outside_the_stage(name: str, tmp_path: Path) -> None:
    """Whatever an address says."""
    (tmp_path / "stage").mkdir()
    with pytest.raises(GeneratorError, match="outside"):
        Part(tmp_path / "stage").write(name, "x")
    assert list(tmp_path.rglob("x")) == []


def test_a_build_that_fails_midway_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception between the first page and the swap changes nothing and leaves no stage."""
    assert build(Options(SAMPLE, tmp_path / "site", search=False)).published
    before = digest(tmp_path / "site")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.site.sitemap.files", fail)
    with pytest.raises(OSError, match="No space"):
        build(Options(SAMPLE, tmp_path / "site", search=False))
    assert digest(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_former_codes_lead_to_the_current_ones(sample_site: Path) -> None:
    """A region, its agencies and their reports, under every code the region had."""
    for address in ("", "czj/", "czj/2023/"):
        text = (sample_site / "990182" / address / "index.html").read_text("utf-8")
        assert f'content="0; url=/base/990102/{address}"' in text


def test_the_site_speaks_of_the_machine_nowhere(tmp_path: Path) -> None:
    """No path of the builder's machine gets into a page."""
    assert build(Options(SAMPLE, tmp_path / "site", search=False)).published
    texts = [path.read_text("utf-8") for path in tmp_path.rglob("*.html")]
    assert [text for text in texts if str(tmp_path) in text or str(ROOT) in text] == []
