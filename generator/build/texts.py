"""The text index of a site: which bundles there are, and those that have to be built."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path

from generator.build.agencies import Agencies, Place, Summaries
from generator.build.ledger import Ledger
from generator.build.summary import Summary
from generator.publish.output import Stage
from generator.search import RUNTIME_FOLDER, Bundle, address, build_index, divide
from generator.site import urls


class Texts:
    """The bundles of an archive whose reports are known by their names."""

    def __init__(self, reports: Iterable[tuple[str, int]], stage: Stage, tools: bytes) -> None:
        self._stage = stage
        self._tools = tools
        "A digest of what bundles are made with."
        self._names: set[str] = set()
        self._bundles = []
        for shard in divide(reports):
            folder = stage.root / urls.SEARCH / shard.folder
            addresses = tuple(map(address, shard.reports))
            self._bundles.append(Bundle(folder, addresses))

    @property
    def files(self) -> int:
        """How many there are of all bundles together."""
        return len(self._names)

    @property
    def folders(self) -> dict[str, Path]:
        """Address of a report → the folder of the bundle that indexes it."""
        folders: dict[str, Path] = {}
        for bundle in self._bundles:
            folders |= dict.fromkeys(bundle.addresses, bundle.folder)
        return folders

    def build(
        self, digests: Mapping[str, bytes], agencies: Agencies, place: Place, ledger: Ledger
    ) -> None:
        """Build the bundles that have changed; take the others from the site of the last build.

        digests: address of a report → of what the search reads of it.
        """
        changed: dict[bytes, Bundle] = {}
        for bundle in self._bundles:
            key = self._key(bundle, digests)
            known = ledger.find(_part(bundle), key)
            if known and self._stage.take(place.site, known.files):
                bundle.discard()
                ledger.add_known(known)
                self._names.update(file for file, _ in known.files)
            else:
                changed[key] = bundle
        bundles = list(changed.values())
        missing = chain.from_iterable(bundle.missing() for bundle in bundles)
        agencies.shadow(missing, place)
        out = self._stage.root / urls.SEARCH
        build_index(bundles, out, agencies.workers.jobs, agencies.workers.submit)
        shared = self._stage.adopt(urls.SEARCH + RUNTIME_FOLDER)
        for key, bundle in changed.items():
            files = shared | self._stage.adopt(_part(bundle))
            ledger.add(Summary(_part(bundle), key, files=tuple(files.items())))
            self._names |= files.keys()

    def _key(self, bundle: Bundle, digests: Mapping[str, bytes]) -> bytes:
        """A digest of all that a bundle is made of."""
        digest = sha256(self._tools)
        for own in (bundle.folder.name, *bundle.addresses):
            digest.update(own.encode())
            digest.update(digests.get(own, b""))
        return digest.digest()


def _part(bundle: Bundle) -> str:
    return urls.SEARCH + bundle.folder.name


def shadow_digests(summaries: Summaries) -> dict[str, bytes]:
    """Address of a report → digest of what the search reads of it."""
    digests = {}
    for summary in summaries.values():
        for standing, digest in zip(summary.standings, summary.shadows, strict=True):
            report = standing.report
            own = address((report.holder, report.year))
            digests[own] = digest
    return digests
