"""What came of a part of the site: what the archive as a whole is then made of."""

from typing import TYPE_CHECKING, NamedTuple

from generator.finding import Finding

if TYPE_CHECKING:  # who finds a site unchanged reads no summary of an agency, and needs it soon
    from generator.survey.standing import Standing

WHOLE = ""
"The part of a site that is made of all agencies."

Files = tuple[tuple[str, bytes], ...]
"Files of the site, each with a digest of its content."


class Summary(NamedTuple):
    """What came of an agency, or of what is made of several."""

    part: str
    "Of an agency its key; else the folder it stands in."
    key: bytes
    "A digest of all it was made of."
    findings: tuple[Finding, ...] = ()
    standings: tuple["Standing", ...] = ()
    "Of the reports it holds, oldest first."
    addresses: tuple[str, ...] = ()
    "Of its pages that a search engine should know."
    files: Files = ()
    "What it is, in the site."
    shadows: tuple[bytes, ...] = ()
    "Digests of what the search reads of its reports, oldest first."
    total: int = 0
    "Of a whole site, how many files it has."
    fingerprint: str = ""
    "The same."


class Wanted(NamedTuple):
    """A site that is to be there."""

    key: bytes
    "A digest of all that it is made of, content and tools."
    tools: bytes
    "A digest of our code, templates, data and libraries."
