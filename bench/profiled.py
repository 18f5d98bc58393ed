"""Which functions of our whole build take the time: one process, under cProfile."""

import io
import pstats
import re
from pathlib import Path

from bench.runs import ROOT, Bench

MOST = 30
"Functions that are named, in each order."
OURS = re.escape(str(ROOT / "generator"))


def profile(folder: Path, reports: int) -> str:
    """Where one cold build takes its time.

    The most costly functions by their own time, whosever they are; and those of the generator by
    their time with all that they call. folder: for the archive, and not there yet.
    """
    stats = folder / "profile"
    bench = Bench(folder, reports, jobs=1, hugo=None)
    bench.profile(stats)
    text = io.StringIO()
    functions = pstats.Stats(str(stats), stream=text)
    functions.sort_stats("tottime").print_stats(MOST)
    functions.sort_stats("cumulative").print_stats(OURS, MOST)
    return text.getvalue().replace(f"{ROOT}/", "")
