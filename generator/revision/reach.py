"""What has to be read to compare two revisions: what differs, and who stands beside it."""

import re
from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass

from generator.archive.claims import prefix
from generator.archive.region import Region
from generator.content.folder import AGENCY_FILE
from generator.content.ids import CODE, ID
from generator.content.originals import (
    DIGEST,
    FOLDER,
    NAME,
)
from generator.content.regions import REGIONS_FILE
from generator.content.site_file import SITE_FILE
from generator.revision.files import Files, differing
from generator.revision.git import (
    LINK,
    MODULE,
    Repository,
)

REPORTS = "reports/"
KEPT = f"{FOLDER}/"
ALWAYS = (SITE_FILE, REGIONS_FILE)
KEY = re.compile(rf"(?<![0-9])({CODE}/{ID})".encode())
"What may be the key of an agency that a file speaks of."
FEW = 20
"Words that git looks for faster than they are read for."
DEPTH = 4
"Parts of the path of a file in an agency's folder."

Folders = Mapping[str, list[str]]
"Agency key → the files of its folder, in any of the two revisions."


@dataclass(frozen=True, slots=True)
class Reach:
    """What is read."""

    differing: tuple[str, ...]
    "Paths in the archive."
    near: frozenset[str]
    """Keys of agencies whose own folders are the same: they name one that is not, or are named by
    it, or name an original that differs, or lie in a region that does."""
    paths: frozenset[str]
    "All that is laid out, of either revision."
    named: frozenset[str]
    "Keys of agencies that are spoken of there: of these it is known who they are."
    known: frozenset[str]
    "Those of whom this is known in the newer revision: all, where a name may be anybody's."
    verified: frozenset[str]
    "The reports that are held against their originals."


def key_of(path: str) -> str:
    """`410411/gxj` of a file in its folder; empty of any other."""
    parts = path.split("/")
    if not path.startswith(REPORTS) or len(parts) < DEPTH:
        return ""
    return f"{parts[1]}/{parts[2]}"


def codes_that_differ(before: Mapping[str, Region], after: Mapping[str, Region]) -> list[str]:
    """The codes of regions that only one of two revisions has, or that say something else."""
    codes = {*before, *after}
    return sorted(code for code in codes if before.get(code) != after.get(code))


def reach(
    repository: Repository,
    tree: str,
    base: Files,
    head: Files,
    places: Sequence[str],
) -> Reach:
    """What has to be read. tree: that of `base`; places: codes of regions that differ.

    A file that does not differ is the same in both, so that it is enough to search one tree.
    """
    paths = differing(base, head)
    folders = _folders({*base.entries, *head.entries})
    changed = set(filter(None, map(key_of, paths)))
    told = _told(paths, base, head)
    originals = set(_originals(paths))
    digests = originals | _digests(told)
    naming = _naming_any(
        repository,
        tree,
        base,
        changed | digests,
    )
    near = set(filter(None, map(key_of, naming)))
    near |= _keys(told) & folders.keys()
    near |= set(_placed(folders, places))
    whole = _files(folders, near | changed)
    laid_out = near | changed
    named = _keys(_told(whole, base, head)) & folders.keys()
    names_differ = any(path.endswith(AGENCY_FILE) for path in paths)
    known = set(folders) if places or names_differ else named
    kept = _kept({*base.entries, *head.entries}, digests)
    return Reach(
        differing=tuple(paths),
        near=frozenset(near - changed),
        paths=frozenset((*ALWAYS, *paths, *whole, *kept)),
        named=frozenset(named - laid_out),
        known=frozenset(known - laid_out),
        verified=frozenset((*paths, *_naming(naming, originals, head))),
    )


def _naming_any(
    repository: Repository,
    tree: str,
    base: Files,
    words: set[str],
) -> list[str]:
    """The files of agencies that have one of these keys or digests in them."""
    if len(words) <= FEW:
        return repository.naming(tree, sorted(words))
    # git looks for each of them in every line; so many are sooner found by what they are like.
    paths: dict[str, list[str]] = {}
    for path, entry in base.entries.items():
        if key_of(path) and entry.mode not in (LINK, MODULE):
            same = paths.setdefault(entry.blob, [])
            same.append(path)
    found: list[str] = []
    for blob, data in repository.blobs(list(paths)):
        if not words.isdisjoint(_keys([data]) | _digests([data])):
            found += paths[blob]
    return found


def _folders(paths: Iterable[str]) -> Folders:
    folders: dict[str, list[str]] = {}
    for path in paths:
        key = key_of(path)
        if key:
            files = folders.setdefault(key, [])
            files.append(path)
    return folders


def _files(folders: Folders, keys: Iterable[str]) -> list[str]:
    """The files of some folders."""
    found: list[str] = []
    for key in keys:
        found += folders.get(key, ())
    return found


def _placed(folders: Folders, places: Iterable[str]) -> Iterator[str]:
    """The agencies in some regions, and in all below them."""
    beginnings = tuple(map(prefix, places))
    for key in folders:
        if key.startswith(beginnings):
            yield key


def _told(paths: Iterable[str], *revisions: Files) -> set[bytes]:
    """What files of agencies say, in any revision."""
    of_agencies = [path for path in paths if key_of(path)]
    found: set[bytes] = set()
    for files in revisions:
        contents = dict(files.read(of_agencies))
        found.update(filter(None, contents.values()))
    return found


def _keys(told: Iterable[bytes]) -> set[str]:
    """What may be the keys of agencies there."""
    found: set[bytes] = set()
    for data in told:
        keys = KEY.findall(data)
        found.update(keys)
    return set(map(bytes.decode, found))


def _digests(told: Iterable[bytes]) -> set[str]:
    """What may be the digests of originals there."""
    found: set[bytes] = set()
    for data in told:
        digests = DIGEST.findall(data)
        found.update(digests)
    return set(map(bytes.decode, found))


def _originals(paths: Iterable[str]) -> Iterator[str]:
    """The digests of the originals among some files."""
    for path in paths:
        named = NAME.fullmatch(path.removeprefix(KEPT))
        if named and path.startswith(KEPT):
            yield named[1]


def _kept(paths: Iterable[str], digests: set[str]) -> Iterator[str]:
    """The originals of these digests."""
    for path in paths:
        if digests.intersection(_originals([path])):
            yield path


def _naming(
    paths: Iterable[str],
    originals: set[str],
    head: Files,
) -> Iterator[str]:
    """The reports that name one of these originals."""
    for path, data in head.read(paths):
        if data and originals & _digests([data]):
            yield path
