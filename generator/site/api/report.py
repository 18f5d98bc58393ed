"""A report, whole, beside its page: `410411/gxj/2025/report.json`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.archive.report import Report
from generator.archive.settings import Settings
from generator.content.narrative import Part
from generator.form.editions import SECTIONS
from generator.site import urls
from generator.site.account import Account, AgencyAccount
from generator.site.api.document import document
from generator.site.api.findings import found
from generator.site.api.places import body, place
from generator.site.api.verdicts import verdicts
from generator.site.export.report_row import covers
from generator.survey.datum import data
from generator.survey.standing import Standing, inferences

Told = dict[str, Any]
NUMBERED = {section.number: section.id for section in SECTIONS}


def report_document(whole: AgencyAccount, held: Account, settings: Settings) -> str:
    """The text of the document of a report that an agency holds."""
    report = held.report
    standing = held.standing
    address = urls.report(report)
    told = {
        "id": address.rstrip("/"),
        "url": settings.base_url + address,
        "title": None if report.is_tombstone else report.title,
        "year": report.year,
        "agency": body(standing.agency),
        "region": place(whole.frame.above),
        "joint_with": [body(partner) for partner in standing.partners],
        "covers": covers(standing),
        "scope": report.scope,
        "editions": report.form.editions,
        "state": standing.state.value,
        "published": report.published,
        "archived": report.archived,
        "changed": report.changed,
        "withdrawn": _withdrawn(report),
        "source": _source(report),
        "fingerprint": whole.provenance[report.year].fingerprint,
        "verdicts": verdicts(standing),
        "findings": list(found(standing)),
        "faults": list(_faults(standing)),
        "corrections": list(_corrections(report)),
        "redacted": list(_redacted(report)),
        "cells": _cells(report, inferences(held.assessed)),
        "narrative": list(_narrative(report, held.narrative)),
    }
    return document(settings, told)


def _withdrawn(report: Report) -> Told | None:
    withdrawn = report.withdrawn
    return {"date": withdrawn.date, "reason": withdrawn.reason} if withdrawn else None


def _source(report: Report) -> Told | None:
    """Where its original is; None where that may not be shown."""
    if not report.shows_original:
        return None
    source = report.source
    return {
        "url": source.url,
        "retrieved": source.retrieved,
        "file": source.file,
        "sha256": source.sha256,
        "index_number": source.index_number,
        "document_number": source.document_number,
        "snapshots": source.snapshots,
    }


def _faults(standing: Standing) -> Iterator[Told]:
    if standing.report.withdrawn:
        return
    for flaw in standing.flaws:
        yield {"words": flaw.words, "remedy": flaw.remedy, "reason": flaw.reason}


def _corrections(report: Report) -> Iterator[Told]:
    for each in report.corrections:
        yield {
            "date": each.date,
            "cell": each.cell,
            "before": each.before,
            "after": each.after,
            "reason": each.reason,
        }


def _redacted(report: Report) -> Iterator[Told]:
    for each in report.redacted:
        yield {"date": each.date, "what": each.what, "reason": each.reason}


def _cells(report: Report, solved: Mapping[str, int]) -> dict[str, Told]:
    """Cell id → its value, and why there is none where there is none."""
    return {
        cell: {"value": value, "status": status} for cell, (value, status) in data(report, solved)
    }


def _narrative(report: Report, parts: Iterable[Part]) -> Iterator[Told]:
    """What the agency wrote, as it stands in the file; a tombstone has no word of it."""
    if report.is_tombstone:
        return
    for part in parts:
        section = NUMBERED.get(part.number) if report.has_tables else None
        yield {"section": section, "heading": part.heading, "text": part.written}
