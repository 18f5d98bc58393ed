"""What is seen of an archive before anything is looked into."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.paths import ROOT

LOOK = """
from pathlib import Path
from generator.content.sight import look

def held():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])

before = held()
sight = look(Path("content"))
print(len(list(sight.filed())), held() - before)
"""
REPORTS, BYTES = 1500, 9000


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not say what a process holds")
def test_what_was_read_of_an_archive_is_not_held_on_to(tmp_path: Path) -> None:
    """Neither the files nor the room they were read into: of a country that would be gigabytes."""
    for number in range(REPORTS // 5):
        agency = tmp_path / f"content/reports/410411/a{number}"
        agency.mkdir(parents=True)
        (agency / "agency.yaml").write_text("name: 湛河区某局", "utf-8")
        for year in range(2019, 2024):
            (agency / f"{year}.md").write_text("x" * BYTES)
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seen, held = map(int, done.stdout.split())
    assert seen == REPORTS
    assert held * 1024 < REPORTS * BYTES / 4
