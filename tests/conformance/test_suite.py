"""The conformance suite: our rules say of each case exactly what it demands."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.conformance.cases import FOLDER, SCHEMA, Case, cases
from generator.form.editions import EDITIONS, whole_form
from generator.rules import OF_ARCHIVE, OF_DOSSIER, RULES
from generator.rules.whole import whole
from support.conforming import wrong
from support.identity_cases import files as identity_cases
from support.schema import faults

FILES = sorted(path for path in FOLDER.glob("*.json") if path != SCHEMA)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_gets_what_it_demands(case: Case) -> None:
    """Every verdict that is not `holds`; every finding of its rule, and no other."""
    assert wrong(case) == []


def test_every_rule_has_a_case_that_passes_and_one_that_fails() -> None:
    """The rules there are; what the identities demand is said of each of them."""
    applied = [rule.id for rule in OF_DOSSIER] + [rule.id for rule in OF_ARCHIVE] + [whole.id]
    assert sorted(applied) == sorted(rule.id for rule in RULES)
    passing = {case.rule for case in cases() if not case.fails}
    failing = {case.rule for case in cases() if case.fails}
    ids = {rule.id for rule in RULES} - {"identity"}
    assert ids - passing == set()
    assert ids - failing == set()


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_identity_of_an_edition_is_broken_somewhere_and_holds_somewhere(edition: int) -> None:
    """And is somewhere unknown; a family has cases of its own that pass and that fail."""
    plain = [
        case
        for case in cases()
        if case.verdicts is not None
        and set(case.agencies[0].reports[-1].editions.values()) == {edition}
    ]
    seen = Counter(item for case in plain for item in (case.verdicts or {}).items())
    for one in whole_form(edition).identities:
        reached = [case for case in plain if not (one.reaches_back and case.is_first)]
        assert seen[one.id, "broken"], one.id
        assert any(one.id not in (case.verdicts or {}) for case in reached), one.id
        assert {case.fails for case in plain if case.rule == one.family} == {True, False}
    assert {verdict for _, verdict in seen} == {"broken", "acknowledged", "unknown"}


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    """At least 400."""
    names = Counter(case.id for case in cases())
    assert len(names) >= 400
    assert [name for name, number in names.items() if number > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_the_shape_of_the_schema(path: Path) -> None:
    """Which other validators may rely on."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert list(faults(json.loads(path.read_text("utf-8")), schema, schema)) == []


def test_the_cases_on_identities_are_what_their_script_writes() -> None:
    """So that they come from the words of the form, and not from our evaluator."""
    written = identity_cases.files()
    assert written == {name: (FOLDER / name).read_text("utf-8") for name in written}
    sources = [
        path.read_text("utf-8") for path in Path(identity_cases.__file__).parent.glob("*.py")
    ]
    assert sources
    assert [text for text in sources if re.search(r"(?:import|from) generator", text)] == []
