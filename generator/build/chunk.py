"""Several agencies at a time, as an executor is given them, wherever its workers are.

What all of them share comes with each chunk and is unpacked once in each process: no worker has to
be prepared, and one that is lost is replaced by any other.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

from generator.build import agency
from generator.build.agency import Desk, Shared, Task
from generator.build.made_with import tools
from generator.build.summary import Summary
from generator.finding import GeneratorError
from generator.site.render import Renderer

Item = TypeVar("Item")
SIZE = 16
"Agencies in a chunk: some 80 reports, a quarter of a second."


@dataclass(frozen=True, slots=True)
class Chunk:
    """Agencies, and what is to be made of them."""

    shared: bytes
    "A pickled `Shared`."
    tasks: tuple[Task, ...]
    stage: Path | None = None
    "The root of the stage; None where only findings are wanted."
    bundles: Mapping[str, Path] | None = None
    "Address of a report → the folder of the bundle that indexes it; None where no text is."


def work(chunk: Chunk) -> list[Summary]:
    """The summaries of its agencies, in their order."""
    shared = shared_of(chunk.shared)
    if chunk.stage is None:
        return [agency.examined(task, shared) for task in chunk.tasks]
    desk = _desk(chunk)
    return [agency.printed(task, shared, desk) for task in chunk.tasks]


def shadow(chunk: Chunk) -> None:
    """Write what the search reads of its agencies, and nothing else."""
    shared = shared_of(chunk.shared)
    desk = _desk(chunk)
    for task in chunk.tasks:
        agency.shadowed(task, shared, desk)


def chunks(items: Iterable[Item], size: int = SIZE) -> Iterator[tuple[Item, ...]]:
    """The items, a few at a time: a, b, c, d, e by 2 → (a, b), (c, d), (e,)."""
    rest = iter(items)
    while chunk := tuple(islice(rest, size)):
        yield chunk


@lru_cache(maxsize=1)
def renderer_of(shared: bytes) -> Renderer:
    """Who draws pages in this process, and in those that are forked from it."""
    return Renderer(shared_of(shared).common)


def _desk(chunk: Chunk) -> Desk:
    root = chunk.stage or Path()
    return Desk(root, renderer_of(chunk.shared), chunk.bundles or {})


@lru_cache(maxsize=1)
def shared_of(packed: bytes) -> Shared:
    """What all share; GeneratorError where another version of the program would work with it."""
    shared: Shared = pickle.loads(packed)  # noqa: S301 - made by the process that sends the chunk
    if shared.tools != tools():
        raise GeneratorError("工作进程上的程序或者依赖的版本与这里的不同，先装成一样的")
    return shared
