"""What every page and every file says: whose site this is not, and under what licence it is."""

from pathlib import Path

from generator.archive.settings import LICENCE, NOTICE
from generator.build import Options, build
from support.small_archives import Body, Filed, write

KEY = "990101/fgj"


def test_everything_says_that_this_is_no_government_site(tmp_path: Path) -> None:
    """Every page, and in or beside every file that people take away; its licence, too."""
    content = write(tmp_path / "content", {KEY: Body(reports={2023: Filed(1)})})
    site = tmp_path / "site"
    assert build(Options(content, site, search=False)).published
    for path in site.rglob("*.html"):
        words = path.read_text("utf-8")
        assert 'http-equiv="refresh"' in words or (NOTICE in words and LICENCE in words), path
    for name in ("coverage/README.txt", "removal/removals.json", "feed.xml", f"{KEY}/feed.xml"):
        words = (site / name).read_text("utf-8")
        assert NOTICE in words, name
        assert LICENCE in words, name
    calendar = (site / "coverage" / "deadlines.ics").read_text("utf-8")
    assert NOTICE in calendar.replace("\r\n ", "").replace("\n ", "")
