"""Reports that several agencies filed together: who holds them, and who else is named in them."""

from collections.abc import Iterable, Mapping
from operator import attrgetter

from generator.archive.agency import Agency
from generator.archive.report import Filing


def partners(report: Filing, known: Mapping[str, Agency]) -> tuple[Agency, ...]:
    """Who filed that report together with its holder; `known`: agencies by key, others left out."""
    keys = dict.fromkeys(body.key for body in report.joint)
    return tuple(known[key] for key in keys if key in known)


def held_by_others(reports: Iterable[Filing]) -> Mapping[str, tuple[Filing, ...]]:
    """Agency key → those of the reports that name it and that another holds, oldest first."""
    named: dict[str, list[Filing]] = {}
    joint = (report for report in reports if report.joint)
    for report in sorted(joint, key=attrgetter("year")):
        keys = dict.fromkeys(body.key for body in report.joint)
        keys.pop(report.holder, None)
        for key in keys:
            held = named.setdefault(key, [])
            held.append(report)
    return {key: tuple(held) for key, held in named.items()}
