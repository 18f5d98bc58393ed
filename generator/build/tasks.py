"""What there is to be done for each agency, known from names alone until it is asked for."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from generator.archive.agency import Agency
from generator.archive.frame import Frame
from generator.build.agency import Shared, Task
from generator.content.folder import read_folder
from generator.content.originals import Original, named_by
from generator.content.outline import Outline


class Tasks:
    """The agencies of an archive as tasks."""

    def __init__(
        self, content: Path, named: Outline, shared: Shared, *, text: bool = False
    ) -> None:
        self._content = content
        self._named = named
        self._this_year = shared.this_year
        self._made_with = repr((shared, text)).encode()

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """All of them, by region, then id."""
        return self._named.archive.agencies

    def key(self, agency: Agency) -> bytes:
        """A digest of all that the agency's part of the site is made of."""
        frame = self._named.frame(agency)
        folders = self._named.folders
        holders = (holder.key for holder in self._holders(frame))
        digests = [folders[key] for key in (agency.key, *holders)]
        originals = self._named.originals.get(agency.key, ())
        return self._digest(agency, frame, digests, originals)

    def task(self, agency: Agency) -> Task:
        """The agency with its files as they are now, and the digest of these."""
        frame = self._named.frame(agency)
        folder = read_folder(self._content, agency.key, self._this_year)
        others = []
        for holder in self._holders(frame):
            held = read_folder(self._content, holder.key, self._this_year)
            others.append((holder, held))
        digests = [folder.digest(), *(held.digest() for _, held in others)]
        originals = named_by(folder.files.values(), self._named.kept)
        return Task(
            agency=agency,
            frame=frame,
            folder=folder,
            others=tuple(others),
            originals=originals,
            key=self._digest(agency, frame, digests, originals),
        )

    def of(self, keys: Iterable[str]) -> Iterator[Task]:
        """Those of some agencies."""
        known = self._named.archive.by_key
        for key in keys:
            yield self.task(known[key])

    def _holders(self, frame: Frame) -> list[Agency]:
        """Who holds reports that are an agency's own, too."""
        known = self._named.archive.by_key
        keys = dict.fromkeys(filing.holder for filing in frame.elsewhere)
        return [known[key] for key in keys]

    def _digest(
        self,
        agency: Agency,
        frame: Frame,
        folders: Iterable[bytes],
        originals: tuple[Original, ...],
    ) -> bytes:
        digest = sha256(self._made_with)
        digest.update(repr((agency, frame, originals)).encode())
        for folder in folders:
            digest.update(folder)
        return digest.digest()
