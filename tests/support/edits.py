"""What people do to an archive from one build to the next, drawn at random; not all of it right."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

Edit = Callable[[Random, Path], None]
"It changes the archive in that folder."
WITHDRAWN = "withdrawn:\n  date: 2026-03-01\n  reason: 另行公布\n"
CORRECTION = (
    "corrections:\n  - date: 2026-04-01\n    cell: {cell}\n    before: lost\n"
    "    after: {figure}\n    reason: 录入有误\n"
)


def _reports(content: Path) -> list[Path]:
    return sorted(content.glob("reports/*/*/[0-9]*.md"))


def _agencies(content: Path) -> list[Path]:
    return sorted(content.glob("reports/*/*/agency.yaml"))


def _key(agency: Path) -> str:
    return f"{agency.parts[-3]}/{agency.parts[-2]}"


def _put(path: Path, pattern: str, new: Callable[[re.Match[str]], str], draw: Random) -> None:
    """Something else in the place of one of the places that are like the pattern, if any is."""
    text = path.read_text("utf-8")
    places = list(re.finditer(pattern, text, re.MULTILINE))
    if places:
        place = draw.choice(places)
        path.write_text(text[: place.start()] + new(place) + text[place.end() :], "utf-8")


def _line(path: Path, key: str, line: str) -> None:
    """A line of a file of keys in the place of the one with that key, or at its end."""
    lines = path.read_text("utf-8").splitlines()
    kept = [other for other in lines if not other.startswith(f"{key}:")]
    path.write_text("\n".join([*kept, line, ""]), "utf-8")


def figure(draw: Random, content: Path) -> None:
    """Any figure at all, so that most of these break an identity."""
    number = str(draw.randrange(30))
    path = draw.choice(_reports(content))
    _put(path, r"(?<=[\[ ])[0-9]+(?=[,\]])", lambda _: number, draw)


def harmless_figure(draw: Random, content: Path) -> None:
    """One that nothing is added up from, or one that the copy lost."""
    figure = draw.choice(["lost", "~", "0", "7", "12"])
    path = draw.choice(_reports(content))
    row = r"(?<=^  )(licences|penalties|coercion): +\S+"
    _put(path, row, lambda row: f"{row[1]}: {figure}", draw)


def word(draw: Random, content: Path) -> None:
    """A word of a text."""
    number = draw.randrange(1000)
    path = draw.choice(_reports(content))
    _put(path, "。", lambda _: f"，第{number}次。", draw)


def paragraph(draw: Random, content: Path) -> None:
    """One more at the end."""
    path = draw.choice(_reports(content))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n另有事项{draw.randrange(9)}。\n")


def title(draw: Random, content: Path) -> None:
    """Of a report."""
    path = draw.choice(_reports(content))
    _put(path, "年度报告$", lambda _: draw.choice(["年度报告（修订）", "年报", "年度报告"]), draw)


def published(draw: Random, content: Path) -> None:
    """The day it was, or that nobody knows it."""
    path = draw.choice(_reports(content))
    day = draw.choice(["null", f"{int(path.stem) + 1}-01-{draw.randint(10, 31)}"])
    _put(path, "^published: .*$", lambda _: f"published: {day}", draw)


def archived(draw: Random, content: Path) -> None:
    """The day it entered."""
    path = draw.choice(_reports(content))
    day = draw.choice(["null", f"2026-02-{draw.randint(10, 28)}"])
    _put(path, "^archived: .*$", lambda _: f"archived: {day}", draw)


def corrected(draw: Random, content: Path) -> None:
    """A figure that is said to have been lost."""
    path = draw.choice(_reports(content))
    row = re.search(r"^  licences: +(\S+)", path.read_text("utf-8"), re.MULTILINE)
    if row:
        lines = CORRECTION.format(cell="proactive.licences.decisions", figure=row[1])
        _put(path, r"^corrections: \[\]\n", lambda _: lines, draw)


def withdrawn(draw: Random, content: Path) -> None:
    """A report that no longer counts, or one that counts again."""
    path = draw.choice(_reports(content))
    text = path.read_text("utf-8")
    if WITHDRAWN in text:
        path.write_text(text.replace(WITHDRAWN, "withdrawn: null\n"), "utf-8")
    else:
        path.write_text(text.replace("withdrawn: null\n", WITHDRAWN), "utf-8")


def added(draw: Random, content: Path) -> None:
    """A report like another one, on a year that the agency has none on."""
    path = draw.choice(_reports(content))
    year = draw.randint(2019, 2026)
    new = path.with_name(f"{year}.md")
    if not new.exists():
        text = path.read_text("utf-8").replace(f"{path.stem}年", f"{year}年")
        text = re.sub("^published: .*$", "published: null", text, flags=re.MULTILINE)
        new.write_text(text, "utf-8")


def deleted(draw: Random, content: Path) -> None:
    """A report that is gone."""
    draw.choice(_reports(content)).unlink()


def joint(draw: Random, content: Path) -> None:
    """A report that another agency files, too, or does no longer."""
    path = draw.choice(_reports(content))
    other = _key(draw.choice(_agencies(content)))
    text = re.sub(r"^joint: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    line = draw.choice(["", f"joint: [{other}]\n"])
    path.write_text(text.replace("source:\n", f"{line}source:\n", 1), "utf-8")


def new_agency(draw: Random, content: Path) -> None:
    """An agency with a report of its own."""
    old = draw.choice(_reports(content))
    region = draw.choice(["990000", "990100", "990101", "990102", "990101101", "000000"])
    folder = content / "reports" / region / f"n{draw.randrange(100)}"
    if not folder.exists():
        folder.mkdir(parents=True)
        name = f"第{draw.randrange(100)}局"
        (folder / "agency.yaml").write_text(
            f"name: {name}\nsector: 其他\nkind: department\n", "utf-8"
        )
        text = old.read_text("utf-8")
        title = f"title: {name}{old.stem}年政府信息公开工作年度报告"
        text = re.sub("^title: .*$", title, text, flags=re.MULTILINE)
        text += f"\n与别处不同{draw.randrange(1000)}。\n"
        (folder / old.name).write_text(text, "utf-8")


def renamed_agency(draw: Random, content: Path) -> None:
    """Another name: its reports' titles then have one that is not its own."""
    path = draw.choice(_agencies(content))
    number = draw.randrange(10)
    _put(path, "^name: .*$", lambda _: f"name: 清河区第{number}办公室", draw)


def kind(draw: Random, content: Path) -> None:
    """What an agency is."""
    path = draw.choice(_agencies(content))
    _line(path, "kind", f"kind: {draw.choice(['government', 'department', 'town'])}")


def alias(draw: Random, content: Path) -> None:
    """One that may be another's, too."""
    path = draw.choice(_agencies(content))
    _line(path, "aliases", f"aliases: [清河区第{draw.randrange(6)}局]")


def moved_folder(draw: Random, content: Path) -> None:
    """An agency under another id, or in another region; who names it is not told.

    Its own file may say where it was.
    """
    folder = draw.choice(_agencies(content)).parent
    region = draw.choice([folder.parent.name, "990101", "990102"])
    target = content / "reports" / region / f"m{draw.randrange(100)}"
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        before = _key(folder / "agency.yaml")
        folder.rename(target)
        if draw.random() < 0.5:
            _line(target / "agency.yaml", "former_ids", f"former_ids: [{before}]")


def deleted_folder(draw: Random, content: Path) -> None:
    """An agency that is gone."""
    shutil.rmtree(draw.choice(_agencies(content)).parent)


def comment(draw: Random, content: Path) -> None:
    """Nothing that anybody reads."""
    path = draw.choice(_agencies(content))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"# {draw.randrange(100)}\n")


def succession(draw: Random, content: Path) -> None:
    """Who followed whom, as both say, or one of them alone."""
    first, second = draw.choice(_agencies(content)), draw.choice(_agencies(content))
    if draw.random() < 0.8:
        _line(first, "succeeded_by", f"succeeded_by: {_key(second)}")
    if draw.random() < 0.8:
        _line(second, "succeeds", f"succeeds: {_key(first)}")


def region(draw: Random, content: Path) -> None:
    """The name of a region, or a code that one had before."""
    code, name = draw.choice([("990100", "安宁市"), ("990101", "清河区"), ("990102", "云川县")])
    name = draw.choice([name, f"{name[:-1]}新区"])
    former = draw.choice(["", "", f", former: ['9901{draw.randint(80, 99)}']"])
    _line(content / "regions.yaml", f"'{code}'", f"'{code}': {{name: {name}{former}}}")


def site(draw: Random, content: Path) -> None:
    """What the whole site is called, and who is asked."""
    key = draw.choice(["title", "contact", "licence"])
    _line(content / "site.yaml", key, f"{key}: 档案{draw.randrange(5)}")


def plain_page(draw: Random, content: Path) -> None:
    """One of several: changed, new, or gone."""
    path = content / "pages" / f"{draw.choice(['about', 'help', 'method'])}.md"
    if path.exists() and draw.random() < 0.3:
        path.unlink()
    else:
        path.write_text(f"# 说明\n\n第{draw.randrange(100)}版。\n", "utf-8")


def nothing(draw: Random, content: Path) -> None:
    """The same bytes in another file."""
    path = draw.choice(_reports(content))
    path.write_bytes(path.read_bytes())


EDITS: tuple[Edit, ...] = (
    figure,
    harmless_figure,
    word,
    paragraph,
    title,
    published,
    archived,
    corrected,
    withdrawn,
    added,
    deleted,
    joint,
    new_agency,
    renamed_agency,
    kind,
    alias,
    moved_folder,
    deleted_folder,
    comment,
    succession,
    region,
    site,
    plain_page,
    nothing,
)
