"""The form as data, against what the two notices set."""

import pickle
import re
from itertools import product

import pytest

from generator.form.editions import EDITIONS, SECTIONS, TABLES, edition_for, form_for, whole_form
from support.paths import CASES, ROOT

LABELS = CASES / "table-three.md"


@pytest.mark.parametrize(
    ("edition", "cells", "errors"), [(2021, 10 + 175 + 15, 42), (2019, 22 + 161 + 15, 40)]
)
def test_each_edition_has_the_cells_and_identities_of_the_notice(
    edition: int, cells: int, errors: int
) -> None:
    """Tables two, three and four added up, and seven balances, seven totals, a sum per row."""
    form = whole_form(edition)
    assert len(form.cells) == len(form.index) == cells
    assert sum(identity.severity == "error" for identity in form.identities) == errors


def test_every_identity_is_named_once_and_speaks_of_cells_there_are() -> None:
    """Ids are unique; terms of the same report are cells of its form; sides share no cell."""
    for form in map(whole_form, EDITIONS):
        ids = [identity.id for identity in form.identities]
        assert len(set(ids)) == len(ids)
        for identity in form.identities:
            terms = [term for term in (*identity.left, *identity.right) if not term.last]
            assert all(term.cell in form.index for term in terms)
            assert len({term.cell for term in terms}) == len(terms)


def test_the_balance_is_the_one_printed_in_the_corner_of_the_form() -> None:
    """第一项加第二项之和，等于第三项加第四项之和."""
    identity = next(i for i in whole_form(2021).identities if i.id == "requests.balance.research")
    assert identity.words == "新收 + 上年结转 = 总计 + 结转下年度"
    assert [term.cell for term in identity.left] == [
        "requests.received.research",
        "requests.carried_in.research",
    ]
    assert [term.cell for term in identity.right] == [
        "requests.total.research",
        "requests.carried_over.research",
    ]


def test_the_total_adds_rows_three_to_twenty_three() -> None:
    """The results between （一） and （六）, and no other row."""
    identity = next(i for i in whole_form(2021).identities if i.id == "requests.total.other")
    rows = [
        row.id for block in whole_form(2021).table("requests").blocks for row in block.leaf_rows()
    ]
    assert [term.cell.split(".")[1] for term in identity.right] == rows[2:23]


def test_editions_mix() -> None:
    """A report may have table two of 2021 and the single row （六） of 2019."""
    form = form_for(2021, 2019, 2021)
    assert len(form.cells) == 10 + 161 + 15
    assert "requests.other_handling.total" in form.index
    assert "proactive.regulations.in_force" in form.index


def test_what_is_left_of_a_label_on_a_phone_is_in_it() -> None:
    """Put together its pieces are the label, and without every second what was asked for."""
    for edition in EDITIONS:
        for table in form_for(edition, edition, edition).tables:
            for block in table.blocks:
                for line in block.leaf_rows():
                    assert "".join(line.pieces) == line.label
                    assert "".join(line.pieces[::2]) == line.narrow


def test_a_headline_is_the_same_in_every_mixture() -> None:
    """Lists of reports have the same columns whatever the edition."""
    labels = {
        tuple(q.label for q in form_for(2021, edition, 2021).headline) for edition in EDITIONS
    }
    assert len(labels) == 1


def test_the_same_figures_can_be_asked_for_in_every_mixture() -> None:
    """The search has one list of them, told apart by their ids."""
    mixtures = [form_for(*editions) for editions in product(EDITIONS, repeat=3)]
    assert (
        len({tuple((quantity.id, quantity.label) for quantity in form.sought) for form in mixtures})
        == 1
    )
    ids = [quantity.id for quantity in mixtures[0].sought]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", quantity_id) for quantity_id in ids)


@pytest.mark.parametrize(
    ("year", "edition"), [(2019, 2019), (2020, 2019), (2021, 2021), (2030, 2021)]
)
def test_the_edition_follows_the_year(year: int, edition: int) -> None:
    """2019 for two years, 2021 ever since."""
    assert edition_for(year) == edition


def test_before_the_first_edition_there_is_no_form() -> None:
    """Reports before 2019 are free text."""
    with pytest.raises(ValueError, match="2018"):
        edition_for(2018)


def test_sections_stand_in_the_order_of_the_form() -> None:
    """一 to 六, three of them tables."""
    assert [(section.number, section.table) for section in SECTIONS] == [
        ("一", ""),
        ("二", "proactive"),
        ("三", "requests"),
        ("四", "disputes"),
        ("五", ""),
        ("六", ""),
    ]


def test_nothing_outside_the_form_names_a_cell() -> None:
    """No id of a row or column stands in code or templates.

    Only ids that are plain words elsewhere are let be.
    """
    lines = {
        line.id
        for form in map(whole_form, EDITIONS)
        for table in form.tables
        for block in table.blocks
        for line in (*block.leaf_rows(), *block.leaf_columns())
    }
    # Words with a meaning of their own in HTML, Python or this archive's own vocabulary.
    common = {
        "other",
        "total",
        "change",
        "items",
        "amount",
        "publications",
        "published",
        "research",
        "business",
        "corrected",
        "made",
    }
    named = re.compile(rf"(?<![\w-])({'|'.join(sorted(lines - common))})(?![\w-])")
    whole = re.compile(rf"\b({'|'.join(TABLES)})\.\w+\.")
    found = []
    for path in sorted([*ROOT.glob("generator/**/*.py"), *ROOT.glob("templates/**/*.*")]):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            code = line.split("#")[0] if path.suffix == ".py" else line
            if named.search(code) or whole.search(code):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []


def test_labels_are_those_of_the_described_form() -> None:
    """Ids and official labels of table three, in the order of the notice."""
    described = re.findall(r"^- (.+) → (\w+)$", LABELS.read_text("utf-8"), re.MULTILINE)
    rows = [
        (
            " ".join(line.label for line in path[-2:]) if len(path) > 1 else path[0].label,
            path[-1].id,
        )
        for block in whole_form(2021).table("requests").blocks
        for top in block.rows
        for path in top.paths()
    ]
    assert [name for _, name in described] == [name for _, name in rows]
    assert all(
        label.split(" ")[-1] == row.split(" ")[-1]
        for (label, _), (row, _) in zip(described, rows, strict=True)
    )


@pytest.mark.parametrize("editions", list(product(EDITIONS, repeat=len(TABLES))))
def test_a_form_that_crosses_a_process_is_the_one_it_was(editions: tuple[int, ...]) -> None:
    """Also within what holds it; nothing of the form itself is carried."""
    form = form_for(*editions)
    carried = pickle.dumps({"form": form})
    assert pickle.loads(carried)["form"] is form  # noqa: S301 - what we have just made
    assert len(carried) < 200
