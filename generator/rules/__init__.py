"""The rules a report is held to, each with the words, in Chinese, of what it demands."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.finding import Finding
from generator.rules.accountability import accountability
from generator.rules.acknowledgement import acknowledgement
from generator.rules.blank import blank_total
from generator.rules.copy import incomplete_copy
from generator.rules.correction import correction
from generator.rules.dossier import Dossier
from generator.rules.duplicate import duplicate
from generator.rules.fee import fee
from generator.rules.heads import heads
from generator.rules.identity import identity
from generator.rules.joint import joint
from generator.rules.markup import markup
from generator.rules.name import name
from generator.rules.period import period
from generator.rules.place import place
from generator.rules.privacy import privacy
from generator.rules.published import published
from generator.rules.rule import Rule
from generator.rules.rulemaking import rulemaking
from generator.rules.single import single
from generator.rules.succession import succession
from generator.rules.thousandfold import thousandfold
from generator.rules.title import opening, title
from generator.rules.undecided import undecided
from generator.rules.whole import Amounts, whole
from generator.rules.words import parts, sections, statement

OF_DOSSIER: tuple[Rule[Dossier], ...] = (
    title,
    opening,
    single,
    published,
    period,
    identity,
    acknowledgement,
    blank_total,
    incomplete_copy,
    correction,
    undecided,
    rulemaking,
    thousandfold,
    sections,
    heads,
    accountability,
    statement,
    parts,
    fee,
    markup,
    privacy,
)
"What an agency's reports are held to alone, wherever they are read."
OF_ARCHIVE: tuple[Rule[Agency, Archive], ...] = (
    place,
    succession,
    name,
    duplicate,
    joint,
)
"What they are held to beside everybody else's."
RULES: tuple[Rule[...], ...] = (
    place,
    succession,
    name,
    title,
    opening,
    single,
    duplicate,
    joint,
    whole,
    published,
    period,
    identity,
    acknowledgement,
    blank_total,
    incomplete_copy,
    correction,
    undecided,
    rulemaking,
    thousandfold,
    sections,
    heads,
    accountability,
    statement,
    parts,
    fee,
    markup,
    privacy,
)
"In the order the method page explains them."


def check(dossier: Dossier) -> Iterator[Finding]:
    """What is wrong with the reports of an agency alone."""
    for rule in OF_DOSSIER:
        yield from rule(dossier)


def check_archive(archive: Archive, amounts: Amounts) -> Iterator[Finding]:
    """What is wrong between agencies; amounts: what is known of a report's figures."""
    for agency in archive.agencies:
        for rule in OF_ARCHIVE:
            yield from rule(agency, archive)
        yield from whole(agency, archive, amounts)
