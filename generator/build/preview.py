"""The pages of an agency as they are now, before the archive as a whole is made again."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.build.agency import Desk, printed
from generator.build.made_with import tools
from generator.build.options import Options
from generator.build.tasks import Tasks
from generator.build.whole import shared_by_all
from generator.content.agency_folder import agency_of
from generator.content.outline import outline
from generator.finding import Finding
from generator.site.render import Renderer


class Preview:
    """An archive as it was, and agencies of it as they are."""

    def __init__(self, options: Options, root: Path) -> None:
        """The archive is read; root: where pages are put."""
        names = outline(options.content, options.this_year, options.base_url)
        self._reports = options.content.resolve() / "reports"
        self._shared = shared_by_all(names, tools(), options.this_year)
        self._tasks = Tasks(options.content, names, self._shared)
        self._known = names.archive.by_key
        self._desk = Desk(root, Renderer(self._shared.common), {})

    def agencies(self, paths: Iterable[str]) -> set[str]:
        """The keys of the agencies whose files these are; none where one is of no agency."""
        keys = set()
        for path in paths:
            key = self._key(Path(path))
            if key not in self._known:
                return set()
            keys.add(key)
        return keys

    def _key(self, path: Path) -> str:
        """`410411/gxj` of a file in its folder."""
        if not path.is_relative_to(self._reports):
            return ""
        inside = path.relative_to(self._reports).parts
        return "/".join(inside[:2])

    def show(self, keys: Iterable[str]) -> Iterator[Finding]:
        """Write the pages of these agencies, and say what is wrong with them."""
        for key in sorted(keys):
            task = self._tasks.task(self._known[key])
            agency, of_agency = agency_of(task.folder)
            yield from (*task.folder.findings, *of_agency)
            if agency:
                summary = printed(task._replace(agency=agency), self._shared, self._desk)
                yield from summary.findings
