"""What anyone can verify of a report: its original, and the archive's own file of it."""

from dataclasses import dataclass
from pathlib import PurePath

from generator.archive.report import Report
from generator.archive.settings import KEPT
from generator.content.originals import ENDINGS
from generator.content.web_address import filled
from generator.site import urls
from generator.survey.verification import Verification

ALIASES = {"md": "txt", "htm": "html"}
"Endings of files that are kept under another."


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the original is to be had, how the report agrees with it, and what the file is."""

    fingerprint: str
    "What `git hash-object` says of the report's file."
    words: str
    "How it agrees with the original, or that nobody could look."
    own: str = ""
    "Address of the original in this site; empty where it is not kept here."
    name: str = ""
    "What a browser saves it as: it is never shown as a page."
    elsewhere: str = ""
    "The address site.yaml says it is kept at."


def provenance(
    report: Report, fingerprint: str, verification: Verification | None, kept: str | None
) -> Provenance:
    """Of one report; `verification` where its original is kept here, `kept`: as site.yaml says."""
    if not report.shows_original:
        return Provenance(fingerprint, "其中有隐去或者不再保留的内容")
    if verification:
        original = verification.original
        return Provenance(
            fingerprint=fingerprint,
            words=verification.words,
            own=urls.original(original),
            name=f"{report.region}-{report.agency}-{report.year}.{original.ending}",
        )
    elsewhere = _elsewhere(report, kept)
    words = "原件另存，没有核对" if elsewhere else "原件没有收存"
    return Provenance(fingerprint, words, elsewhere=elsewhere)


def _elsewhere(report: Report, kept: str | None) -> str:
    digest = report.source.sha256
    if not digest or not kept or kept == KEPT:
        return ""
    ending = PurePath(report.source.file or "").suffix.lower().removeprefix(".")
    known = ALIASES.get(ending, ending)
    return filled(kept, digest, known if known in ENDINGS else "")
