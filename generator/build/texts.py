"""The text index of a site: which bundles there are, and those that have to be built."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path

from generator.build.agencies import Agencies, Place, Summaries
from generator.build.ledger import Ledger
from generator.build.summary import Summary
from generator.publish.output import Stage
from generator.search import (
    RUNTIME_FOLDER,
    Bundle,
    address,
    build_index,
    divide,
    short,
)
from generator.site import urls


class Texts:
    """The bundles of an archive whose reports are known by their names."""

    def __init__(self, reports: Iterable[tuple[str, int]], stage: Stage, tools: bytes) -> None:
        self._stage = stage
        self._tools = tools
        "A digest of what bundles are made with."
        self._files: dict[str, bytes] = {}
        self._bundles = []
        for shard in divide(reports):
            work = stage.root / urls.SEARCH / f".{shard.name}"
            addresses = tuple(map(address, shard.reports))
            self._bundles.append((shard.name, Bundle(work, addresses)))
        self.folders: dict[str, Path] = {}
        "Name of a shard → the folder of its bundle, once it has been built."

    @property
    def files(self) -> Mapping[str, bytes]:
        """Those of all bundles together, each with the digest of its content."""
        return self._files

    @property
    def places(self) -> dict[str, Path]:
        """Address of a report → the folder that the bundle which indexes it is made in."""
        places: dict[str, Path] = {}
        for _, bundle in self._bundles:
            places |= dict.fromkeys(bundle.addresses, bundle.work)
        return places

    def build(
        self, digests: Mapping[str, bytes], agencies: Agencies, place: Place, ledger: Ledger
    ) -> None:
        """Build the bundles that have changed; take the others from the site of the last build.

        digests: address of a report → of what the search reads of it.
        """
        out = self._stage.root / urls.SEARCH
        changed: dict[Path, Bundle] = {}
        keys: dict[Path, bytes] = {}
        for name, bundle in self._bundles:
            key = self._key(bundle, digests)
            folder = out / f"pagefind-{name}-{short(key)}"
            self.folders[name] = folder
            keys[folder] = key
            known = ledger.find(_part(folder), key)
            if known and self._stage.take(place.site, known.files):
                bundle.discard()
                ledger.add_known(known)
                self._files |= dict(known.files)
            else:
                changed[folder] = bundle
        missing = chain.from_iterable(bundle.missing() for bundle in changed.values())
        agencies.shadow(missing, place)
        build_index(changed, out, agencies.workers.jobs, agencies.workers.submit)
        shared = self._stage.adopt(urls.SEARCH + RUNTIME_FOLDER)
        for folder in changed:
            files = shared | self._stage.adopt(_part(folder))
            self._files |= files
            made = Summary(
                part=_part(folder),
                key=keys[folder],
                files=tuple(files.items()),
            )
            ledger.add(made)

    def _key(self, bundle: Bundle, digests: Mapping[str, bytes]) -> bytes:
        """A digest of all that a bundle is made of."""
        digest = sha256(self._tools)
        for own in bundle.addresses:
            digest.update(own.encode())
            digest.update(digests.get(own, b""))
        return digest.digest()


def _part(folder: Path) -> str:
    return urls.SEARCH + folder.name


def shadow_digests(summaries: Summaries) -> dict[str, bytes]:
    """Address of a report → digest of what the search reads of it."""
    digests = {}
    for summary in summaries.values():
        for standing, digest in zip(summary.standings, summary.shadows, strict=True):
            report = standing.report
            own = address((report.holder, report.year))
            digests[own] = digest
    return digests
