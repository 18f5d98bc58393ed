"""The rules a report is held to, each with the words, in Chinese, of what it demands."""

from generator.archive.archive import Archive
from generator.finding import Finding
from generator.rules.acknowledgement import acknowledgement
from generator.rules.blank import blank_total
from generator.rules.copy import incomplete_copy
from generator.rules.correction import correction
from generator.rules.duplicate import duplicate
from generator.rules.identity import identity
from generator.rules.joint import joint
from generator.rules.markup import markup
from generator.rules.name import name
from generator.rules.place import place
from generator.rules.privacy import privacy
from generator.rules.published import published
from generator.rules.rule import Rule
from generator.rules.single import single
from generator.rules.succession import succession
from generator.rules.title import opening, title
from generator.rules.words import fee, parts, sections, statement

RULES: tuple[Rule, ...] = (
    place,
    succession,
    name,
    title,
    opening,
    single,
    duplicate,
    joint,
    published,
    identity,
    acknowledgement,
    blank_total,
    incomplete_copy,
    correction,
    sections,
    statement,
    parts,
    fee,
    markup,
    privacy,
)
"In the order the method page explains them."


def check(archive: Archive) -> list[Finding]:
    """Every finding of every rule, sorted."""
    findings: list[Finding] = []
    for agency in archive.agencies:
        for rule in RULES:
            findings += rule(agency, archive)
    return sorted(findings)
