"""How templates, scripts and style sheets read, and what a template may ask for."""

from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "templates"
LONGEST = 160
"Characters of a line: what a reader takes in without scrolling sideways."
READ = {".html", ".js", ".css"}


def test_no_line_is_longer_than_a_screen() -> None:
    """Templates, scripts and style sheets alike."""
    found = [
        f"{path.relative_to(TEMPLATES)}:{number}"
        for path in sorted(TEMPLATES.rglob("*.*"))
        if path.suffix in READ
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert found == []
