"""What a build is told, and what comes of it."""

from dataclasses import dataclass, field
from pathlib import Path

from generator.content.folder import FAR
from generator.finding import Finding


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is told."""

    content: Path
    output: Path
    base_url: str | None = None
    "Overrides the one in site.yaml."
    jobs: int = 1
    search: bool = True
    "Whether the text of reports is indexed; agencies and figures are found in any case."
    strict: bool = False
    "Warnings block too."
    this_year: int = FAR
    "No report is on a year after the next."
    executor: str = ""
    "Whose workers do the work, such as `dask://10.0.0.1:8786`; those of this machine without one."
    cache: Path | None = None
    "The folder where it is noted what the last build made, and of what; `.cache` without one."
    fresh: bool = False
    "Nothing is taken from the last build."
    host_url: str | None = None
    "Where the site will stand by what its host says, if site.yaml does not say it."
    unlisted: bool = False
    "It is a preview, which search engines are to leave out."


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a build."""

    findings: list[Finding]
    published: bool = False
    unchanged: bool = False
    "The site is what it was, and nothing was written."
    files: int = 0
    has_address: bool = True
    "Whether anybody has said where the site that was written will stand."
    fingerprint: str = ""
    "Of the site; about/ says how it is worked out."
    damaged: int = 0
    "Parts of the last build that had to be made again all the same."
    seconds: dict[str, float] = field(default_factory=dict)
    "Step → wall time."
    has_door: bool = True
    "Whether site.yaml says whom to send a report to."
