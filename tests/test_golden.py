"""The sample archive, built, is the golden site byte for byte.

Without the search bundle and our own assets.
"""

import gzip
import re
import shutil
import zlib
from pathlib import Path

import pytest

from generator.build import Options, build
from generator.content.ids import CODE
from generator.content.plain_pages import TAKEN
from generator.site import urls
from support.paths import TESTS

GOLDEN = TESTS / "golden"
ACTUAL = TESTS / "golden.actual"


def tree(folder: Path) -> dict[str, bytes]:
    """Relative path → bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_sample_archive_becomes_the_golden_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mismatch leaves the actual tree beside the golden one.

    Look at the difference, then move it in place.
    """
    monkeypatch.chdir(TESTS / "sample")
    result = build(Options(Path("content"), tmp_path / "site", search=False))
    assert result.published, result.findings
    shutil.rmtree(tmp_path / "site" / "assets")
    for packed in (tmp_path / "site" / "search").glob(
        "*.bin"
    ):  # what gzip makes of it differs from system to system
        packed.with_suffix(".json").write_bytes(gzip.decompress(packed.read_bytes()))
        packed.unlink()
    for packed in (tmp_path / "site" / "data").glob("*.gz"):
        packed.with_suffix("").write_bytes(zlib.decompress(packed.read_bytes(), wbits=31))
        packed.unlink()
    # So are workbooks; what these and the database say is told elsewhere, as is what has digests of
    # all of them.
    listing = (urls.DATABASE, urls.DATA_PACKAGE, urls.CATALOGUE, urls.SHA256SUMS)
    listed = [tmp_path / "site" / name for name in listing]
    for packed in [*(tmp_path / "site").rglob("*.xlsx"), *listed]:
        packed.unlink()
    about = tmp_path / "site" / "about" / "index.html"
    told = about.read_text("utf-8").replace(result.fingerprint, "0" * 64)  # nor is it then the same
    about.write_text(told, "utf-8")
    actual, golden = tree(tmp_path / "site"), tree(GOLDEN)
    difference = {
        "missing": sorted(golden.keys() - actual.keys()),
        "unexpected": sorted(actual.keys() - golden.keys()),
        "different": sorted(
            name for name in golden.keys() & actual.keys() if golden[name] != actual[name]
        ),
    }
    shutil.rmtree(ACTUAL, ignore_errors=True)
    if any(difference.values()):
        shutil.copytree(tmp_path / "site", ACTUAL)
    assert difference == {"missing": [], "unexpected": [], "different": []}


def test_no_text_takes_an_address_of_the_sites_own() -> None:
    """What stands at the root and is no region is refused as the name of a text.

    About and method may have one.
    """
    folders = {path.name for path in GOLDEN.iterdir() if path.is_dir()}
    own = {name for name in folders if not re.fullmatch(CODE, name)}
    assert own - {"about", "method"} <= set(TAKEN)
