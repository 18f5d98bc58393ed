"""What is read of the agencies of a region."""

import os
import shutil
from pathlib import Path

import pytest

from generator.content.agency_folder import agencies_of
from support.paths import SAMPLE

NAMES = ["清河区发展改革委", "清河区人民政府"]


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """The folder of a region with two agencies, and a third whose file is none."""
    folder = tmp_path / "reports/990101"
    for agency, name in zip(("fgj", "zf"), NAMES, strict=True):
        (folder / agency).mkdir(parents=True)
        about = f"name: {name}\nsector: 综合\nkind: department\n"
        (folder / agency / "agency.yaml").write_text(about, "utf-8")
    (folder / "jyj").mkdir()
    (folder / "jyj/agency.yaml").write_text("name: [\n", "utf-8")
    return folder


def test_the_agencies_of_a_region_are_known_by_their_own_files(district: Path) -> None:
    """One that cannot be read is passed over; nothing lies under a code that nobody has."""
    content = district.parent.parent
    assert [agency.name for agency in agencies_of(content, "990101")] == NAMES
    assert list(agencies_of(content, "990102")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_no_report_is_opened_for_their_names(district: Path) -> None:
    """A report is whatever it is; nor is anything read where a link leads to."""
    os.mkfifo(district / "fgj/2024.md")
    shutil.copytree(SAMPLE / "reports/990101/gxj", district.parent / "elsewhere")
    (district / "gxj").symlink_to(district.parent / "elsewhere")
    found = agencies_of(district.parent.parent, "990101")
    assert [agency.name for agency in found] == NAMES
