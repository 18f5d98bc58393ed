"""A site that is built again after every change, for as long as somebody listens.

The pages of the agency whose file was changed are there at once; the archive as a whole, its lists
and its search follow from a process beside this one, in a large archive when changes have ended.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue

from generator.build import Options
from generator.build.workers import processes
from generator.commands.changes import changes
from generator.commands.desk import Desk
from generator.commands.rebuilding import Event, Rebuilding


def keep_built(
    options: Options,
    preview: Path,
    desk: Desk,
    watched: Sequence[Path],
    say: Callable[[str], None],
) -> Iterator[int]:
    """Build at once and after every change; each time a build is done, how many that makes.

    preview: the folder of pages that are newer than the site.
    """
    events: SimpleQueue[Event] = SimpleQueue()
    watch = threading.Thread(target=_watch, args=(watched, events), daemon=True)
    watch.start()
    with processes(1) as beside:
        rebuilding = Rebuilding(options, preview, desk, say, beside, events)
        done = 0
        while True:
            try:
                event = events.get(timeout=rebuilding.patience)
            except Empty:
                rebuilding.begin()
                continue
            if isinstance(event, Future):
                rebuilding.finish(event)
                done += 1
                yield done
            else:
                rebuilding.change(event)


def _watch(folders: Sequence[Path], events: "SimpleQueue[Event]") -> None:
    for changed in changes(folders):
        events.put(changed)
