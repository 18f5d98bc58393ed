"""Originals made to be misread, saved in old formats by LibreOffice, many in one start."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.intake.conversion import FORMATS, WRITES, office
from generator.intake.readers import MARKED, marked
from support.mutations.cases import Case, every
from support.mutations.formats import FORMATS as WRITTEN
from support.mutations.formats import OPEN, Format
from support.open_views import view

AT_ONCE = 40
"Files in one start."
SAVES = {kind: form.reads for kind, form in FORMATS.items()} | WRITES
"Kind → LibreOffice's name for how it is written; for the old ones, it is read by the same name."
TEXTS, SHEETS = ("doc", "rtf", "odt"), ("xls", "ods")
VIEWS = {"docx": "odt", "xlsx": "ods"}
"What a kind is converted to → what it is looked at as."


class Saving(NamedTuple):
    """How specimens are made."""

    source: str
    "The format that a mutation is written in; the same as the kind where nothing is saved again."
    loads: str
    "LibreOffice's name for how it is read."
    kind: str
    "What it is saved as."

    def __str__(self) -> str:
        return f"{self.source} ({self.loads}) as {self.kind}"


SAVINGS = tuple(
    Saving(source, loads, kind)
    for source, loads, kinds in (
        ("docx", "MS Word 2007 XML", TEXTS),
        ("xlsx", "Calc MS Excel 2007 XML", SHEETS),
        ("html", "HTML (StarWriter)", TEXTS),
        ("html", "HTML (StarCalc)", SHEETS),
        ("odt", "writer8", ("odt", "doc")),
        ("rtf", "Rich Text Format", ("rtf", "doc")),
    )
    for kind in kinds
)


class Specimen(NamedTuple):
    """A file in an old format."""

    case: Case
    kind: str
    data: bytes
    made: bytes
    "What LibreOffice makes of it for our readers."
    plain: dict[str, str]
    "Cells that the file says nothing more of than this text: what was done to them is not in it."


def specimens(saving: Saving, folder: Path) -> Iterator[Specimen]:
    """Each mutation of a format saved as a kind; a file that cannot be saved is left out."""
    source, loads, kind = saving
    form = next(each for each in (*WRITTEN, *OPEN) if each.name == source)
    cases = {f"{case.number}": case for case in every(form)}
    given = _written(form, cases.values(), folder / "source")
    saved = given if kind == source else _saved(given, loads, kind, folder / "saved")
    target = FORMATS[kind].kind
    seen = _saved(saved, SAVES[kind], VIEWS[target], folder / "seen")
    made = _saved(_marked(saved, kind, folder / "marked"), SAVES[kind], target, folder / "made")
    looked = {path.stem: path for path in seen}
    originals = {path.stem: path for path in saved}
    for path in made:
        case = cases[path.stem]
        # What was written by hand has in it whatever was done to it.
        has_all = kind == source
        plain = {} if has_all else dict(view(looked[path.stem].read_bytes()).plain(case.original))
        yield Specimen(case, kind, originals[path.stem].read_bytes(), path.read_bytes(), plain)


def _written(form: Format, cases: Iterable[Case], folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    paths = []
    for case in cases:
        path = folder / f"{case.number}.{form.suffix}"
        path.write_bytes(form.write(case.original))
        paths.append(path)
    return paths


def _marked(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """The same as the import converts them."""
    if kind not in MARKED:
        return list(files)
    folder.mkdir()
    paths = [folder / path.name for path in files]
    for path, to in zip(files, paths, strict=True):
        to.write_bytes(marked(kind, path.read_bytes()))
    return paths


def _saved(files: Sequence[Path], reads: str, kind: str, folder: Path) -> list[Path]:
    """Those that LibreOffice has saved as that kind; one that ends it is left out."""
    folder.mkdir()
    waiting = list(files)
    while waiting:
        some = waiting[:AT_ONCE]
        profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
        how = [f"--infilter={reads}", "--convert-to", f"{kind}:{SAVES[kind]}"]
        command = [str(office()), profile, "--headless", *how, "--outdir", str(folder)]
        surroundings = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
        subprocess.run(
            [*command, *map(str, some)], capture_output=True, check=False, env=surroundings
        )
        missing = [path for path in some if not (folder / f"{path.stem}.{kind}").exists()]
        waiting = missing[1:] + waiting[AT_ONCE:]
    paths = (folder / f"{path.stem}.{kind}" for path in files)
    return [path for path in paths if path.exists()]
