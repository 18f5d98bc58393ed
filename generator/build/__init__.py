"""content/ → site/, in one way through.

Names alone → agency by agency, in any process → what came of each → the archive as a whole → one
publish. What has not changed since the last build is taken from the site that is there; where
nothing has, that is all there is to see, and most of the program is not even loaded.
"""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build.ledger import Ledger, ledger_of
from generator.build.made_with import tools
from generator.build.options import Options, Result
from generator.build.steps import Steps
from generator.build.summary import WHOLE, Wanted
from generator.content.folder import FAR
from generator.content.sight import Sight, look
from generator.finding import Finding
from generator.publish import output

if TYPE_CHECKING:  # as said above
    from generator.survey.overview import Survey

__all__ = [
    "Options",
    "Result",
    "build",
    "examine",
]


def build(options: Options, progress: Callable[[str], None] = lambda _: None) -> Result:
    """Check and publish. With an error nothing is written and the site that was there stays.

    Raises OSError and GeneratorError, after which the site that was there is untouched too.
    """
    steps = Steps(progress)
    steps.begin("read", "读取")
    sight = look(options.content, options.this_year)
    wanted = _wanted(sight, options)
    name = f"build {options.content.resolve()} {options.output.resolve()}"
    with ledger_of(name, options.cache, fresh=options.fresh) as known:
        result = _unchanged(options, wanted, known)
        if result is None:
            result = _made(options, sight, wanted, known, steps)
            # Behind the stage: what a killed build has left there, the next one removes.
            if result.published:
                known.keep()
        steps.end()
        return replace(result, damaged=known.damaged, seconds=steps.seconds)


def _unchanged(options: Options, wanted: Wanted, known: Ledger) -> Result | None:
    """What came of the last build, if the site is still what this one would make."""
    last = known.find(WHOLE, wanted.key)
    if last is None or not output.is_site(options.output, known.files()):
        return None
    return Result(
        findings=list(last.findings),
        published=True,
        unchanged=True,
        files=last.total,
        fingerprint=last.fingerprint,
    )


def _made(options: Options, sight: Sight, wanted: Wanted, known: Ledger, steps: Steps) -> Result:
    """What comes of making the site."""
    from generator.build.site import make  # noqa: PLC0415 - as said above

    return make(options, sight, wanted, known, steps)


def examine(
    content: Path, jobs: int = 1, this_year: int = FAR, *, fresh: bool = False
) -> "tuple[Survey, list[Finding]]":
    """Read and check an archive: everything that is known before a page is made."""
    from generator.build.examination import examined  # noqa: PLC0415 - as said above

    return examined(content, jobs, this_year, fresh=fresh)


def _wanted(sight: Sight, options: Options) -> Wanted:
    """The site of what was seen."""
    made_with = tools()
    place = (options.base_url, options.host_url, options.unlisted)
    asked = (place, options.this_year, options.search, options.strict)
    digest = sha256(made_with + sight.digest)
    digest.update(repr(asked).encode())
    return Wanted(digest.digest(), made_with)
