"""A build that knows of the last one makes what a build makes that knows of none, byte for byte."""

import os
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from generator.build import Options, Result, build, made_with
from generator.site import render
from generator.site import templates as of_site
from generator.site.templates import TEMPLATES
from support.clean_build import clean_build
from support.edits import EDITS
from support.paths import SAMPLE
from support.trees import count, digest

STEPS = int(os.environ.get("ARCHIVE_STEPS", "8"))
ANEW = 25
"Steps after which the archive is the sample again: what is left of it then has little to change."


@dataclass
class Templates:
    """A copy of the templates, from which everything is made in this process."""

    folder: Path

    def change(self, draw: Random) -> None:
        """Another word in one of them, or in a file of assets."""
        name = draw.choice(
            ["base.html", "pages/report.html", "pages/home.html", "assets/style.css"]
        )
        path = self.folder / name
        text = path.read_text("utf-8")
        more = {".css": f"/* {draw.randrange(100)} */\n", ".html": "{# 无 #}\n"}
        if name == "base.html":
            text = text.replace("<head>", f'<head>\n<meta name="x" content="{draw.random()}">')
        path.write_text(text + more[path.suffix], "utf-8")


@pytest.fixture
def templates(remembering: Path, monkeypatch: pytest.MonkeyPatch) -> Templates:
    """Templates that a test may change."""
    folder = remembering / "templates"
    shutil.copytree(TEMPLATES, folder)
    for module in (made_with, of_site):
        monkeypatch.setattr(module, "TEMPLATES", folder)
    monkeypatch.setattr(render, "ASSETS", folder / "assets")
    return Templates(folder)


def told(result: Result) -> tuple[object, ...]:
    """What whoever builds is told."""
    return result.published, result.files, result.findings


def asked(draw: Random, options: Options) -> Options:
    """The same build, or one of which something else is asked."""
    address = "https://other.example/x/"
    if draw.random() < 0.2:
        options = replace(options, base_url=draw.choice([None, address]))
    if draw.random() < 0.2:
        options = replace(options, search=not options.search)
    if draw.random() < 0.1:
        options = replace(options, this_year=draw.choice([2026, 2027, 2100]))
    return replace(options, strict=draw.random() < 0.05, jobs=1 + (draw.random() < 0.1))


def test_a_warm_build_is_a_clean_one(
    templates: Templates, monkeypatch: pytest.MonkeyPatch, say: Callable[[object], None]
) -> None:
    """After whatever people do to an archive, to what is asked, and to what pages are made with.

    Where a build is refused the site that was there stays, and what was done is undone.
    """
    monkeypatch.setattr("generator.build.whole.SMALL", 1)
    content, target = Path("content"), Path("site")
    draw = Random(12)  # noqa: S311 - the same ones in every run
    options = Options(content, target)
    done: list[str] = []
    became: Counter[str] = Counter()
    shutil.copytree(SAMPLE, content)
    for step in range(STEPS):
        if step and step % ANEW == 0:
            shutil.rmtree(content)
            shutil.copytree(SAMPLE, content)
            done.append("anew")
        options = asked(draw, options)
        before = digest(target) if target.exists() else ""
        shutil.copytree(content, "last")
        for edit in draw.sample(EDITS, draw.choice([1, 1, 1, 2, 4])):
            edit(draw, content)
            done.append(edit.__name__)
        if draw.random() < 0.1:
            templates.change(draw)
            done.append("template")
        result = build(options)
        expected, site = clean_build(options)
        assert (done, told(result)) == (done, told(expected))
        if result.published:
            assert (done, digest(target)) == (done, site)
            assert (done, result.files) == (done, count(target))
            became["unchanged" if result.unchanged else "published"] += 1
        else:
            assert (done, digest(target) if target.exists() else "") == (done, before)
            shutil.rmtree(content)
            shutil.copytree("last", content)
            done.append("undone")
            became["refused"] += 1
        shutil.rmtree("last")
    say(f"{STEPS} steps: {dict(became)}")
    assert became["published"] >= STEPS // 4
