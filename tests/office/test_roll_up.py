"""The form summed over bodies: exactly, each report once, and a gap is never 0."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from generator.archive.figures import Figures
from generator.archive.reference import Reference
from generator.archive.report import Report, Withdrawal
from generator.archive.values import Missing, Value
from generator.form.editions import NO_FORM, form_for, whole_form
from generator.form.form import Form
from generator.office.balance import balances
from generator.office.delivery import Delivery
from generator.office.draft import BOTH_READINGS, Comparison, compared, whose
from generator.office.entry import Without
from generator.office.roll_up import RollUp, roll_up
from generator.office.roster import Body
from generator.rules.assessment import Verdict
from support.random_reports import contradicted, specimen

YEAR = 2025
FORM = whole_form(2021)
RECEIVED = "requests.received.total"
FEES = "proactive.fees.amount"
ZEROS: Mapping[str, Value] = {
    cell.id: "0" if cell.column.kind == "decimal" else 0 for cell in FORM.cells
}


def a_body(number: int, **changes: Any) -> Body:  # noqa: ANN401 - of any field
    """One of a roster: 第 3 局."""
    return Body("990101", f"ju{number}", f"第{number}局")._replace(**changes)


def a_report(body: Body, values: Mapping[str, Value] | None = None, **changes: Any) -> Report:  # noqa: ANN401
    """One of nothing but zeros, and these figures."""
    figures = Figures(FORM, tuple({**ZEROS, **(values or {})}.values()), array("I"))
    drawn = specimen(Random(1), of=(2021, 2021, 2021))  # noqa: S311 - nothing secret
    own = {"region": body.region, "agency": body.id, "year": YEAR, "figures": figures}
    return replace(drawn, **{**own, **changes})


def filed(number: int, values: Mapping[str, Value] | None = None, **changes: Any) -> Delivery:  # noqa: ANN401
    """A body with a report of its own."""
    body = a_body(number)
    return Delivery(body, a_report(body, values, **changes))


def summed(*deliveries: Delivery, draft: Report | None = None) -> RollUp:
    """These, on the newest form."""
    return roll_up(FORM, YEAR, deliveries, draft)


def of_cell(rolled: RollUp, cell: str = RECEIVED) -> tuple[object, int, int]:
    """The sum of a cell, how many contribute to it, how many it lacks."""
    total = rolled.totals[rolled.form.index[cell]]
    return total.value, total.bodies, total.lacking


def test_a_sum_says_who_contributes_and_who_is_lacking() -> None:
    """Three of five have a figure; the others are named, each with why."""
    rolled = summed(
        filed(1, {RECEIVED: 12}),
        filed(2, {RECEIVED: 0}),
        filed(3, {RECEIVED: Missing.BLANK}),
        filed(4, {RECEIVED: 30}),
        Delivery(a_body(5)),
    )
    index = FORM.index[RECEIVED]
    assert of_cell(rolled) == (42, 3, 2)
    assert list(rolled.shares(index)) == [(a_body(1), 12), (a_body(2), 0), (a_body(4), 30)]
    assert list(rolled.gaps(index)) == [(a_body(3), Without.BLANK), (a_body(5), Without.ABSENT)]
    assert rolled.counted == "5 家中 4 家，缺 1 家"


@pytest.mark.parametrize(
    ("delivery", "why"),
    [
        (Delivery(a_body(1)), Without.ABSENT),
        (filed(1, {RECEIVED: Missing.BLANK}), Without.BLANK),
        (filed(1, {RECEIVED: Missing.LOST}), Without.LOST),
        (filed(1, {RECEIVED: Missing.UNFILLED}), Without.UNFILLED),
        (filed(1, {RECEIVED: Missing.UNREAD}), Without.UNREAD),
        (filed(1, withdrawn=Withdrawal("2026-02-01", "有误")), Without.WITHDRAWN),
        (filed(1, year=2024), Without.OTHER_YEAR),
        (filed(1, form=NO_FORM, figures=Figures(NO_FORM, (), array("I"))), Without.NOT_ASKED),
    ],
    ids=lambda each: each.name if isinstance(each, Without) else "",
)
def test_a_gap_is_never_0(delivery: Delivery, why: Without) -> None:
    """Alone it makes no sum at all; beside a figure it leaves that as it is."""
    index = FORM.index[RECEIVED]
    alone = summed(delivery)
    assert of_cell(alone) == (None, 0, 1)
    assert list(alone.gaps(index)) == [(a_body(1), why)]
    assert of_cell(summed(delivery, filed(2, {RECEIVED: 7}))) == (7, 1, 1)


def test_a_place_without_bodies_has_no_sum() -> None:
    """Nor is that 0."""
    rolled = summed()
    assert {total.value for total in rolled.totals} == {None}
    assert rolled.counted == "没有要汇总的机关"


def test_amounts_are_added_exactly() -> None:
    """0.1 and 0.2 are 0.3; what many digits have, none is lost of."""
    rolled = summed(
        filed(1, {FEES: "0.1"}), filed(2, {FEES: "0.2"}), filed(3, {FEES: "123456789.000000001"})
    )
    assert of_cell(rolled, FEES) == (Decimal("123456789.300000001"), 3, 0)
    assert of_cell(summed(filed(1, {FEES: Missing.LOST})), FEES) == (None, 0, 1)


def test_amounts_in_words_are_told_and_not_added() -> None:
    """251000元 and 5.1万元 are what the reports say; nobody converts them."""
    old = whole_form(2019)
    cell = "proactive.procurement.amount"
    drawn = specimen(Random(3), of=(2019, 2019, 2019))  # noqa: S311 - nothing secret
    deliveries = []
    amounts: tuple[Value, ...] = ("251000元", "5.1万元", Missing.BLANK)
    for number, amount in enumerate(amounts):
        values = list(drawn.figures.values)
        values[old.index[cell]] = amount
        report = replace(drawn, year=YEAR, figures=Figures(old, tuple(values), array("I")))
        deliveries.append(Delivery(a_body(number), report))
    rolled = roll_up(old, YEAR, deliveries)
    assert of_cell(rolled, cell) == (None, 2, 1)
    told = [amount for _, amount in rolled.shares(old.index[cell])]
    assert told == ["251000元", "5.1万元"]


NINE: Mapping[str, Value] = {RECEIVED: 9, FEES: Missing.BLANK}
TOGETHER = (Reference("990101/ju2"),)


@pytest.mark.parametrize(
    "partner",
    [
        Delivery(a_body(2)),
        Delivery(a_body(2), held_by=a_body(1)),
        filed(2, NINE, joint=(Reference("990101/ju1"),)),
        filed(2, NINE),
    ],
    ids=["named by the report", "told by the office", "filed twice", "filed twice, said once"],
)
def test_a_joint_report_is_added_once(partner: Delivery) -> None:
    """Both bodies have said something; the second one lacks nothing and adds nothing."""
    holder = filed(1, NINE, joint=TOGETHER)
    for order in ((holder, partner), (partner, holder)):
        rolled = summed(*order, filed(3, {RECEIVED: 1}))
        assert of_cell(rolled) == (10, 3, 0)
        assert of_cell(rolled, FEES) == (Decimal(0), 1, 2)
        assert rolled.counted == "3 家都有"
        assert rolled.doubts == ()


def test_the_very_same_report_given_for_two_bodies_is_added_once() -> None:
    """Even where nothing says that they file together."""
    one = filed(1, {RECEIVED: 9})
    assert of_cell(summed(one, Delivery(a_body(2), one.report))) == (9, 2, 0)


def test_bodies_without_a_code_are_not_taken_for_one_another() -> None:
    """A roster need not give codes; `990101/` then names nobody."""
    one = Body("990101", "", "教育局")
    other = Body("990101", "", "民政局")
    report = a_report(one, {RECEIVED: 4}, joint=(Reference("990101/"),))
    rolled = summed(Delivery(one, report), Delivery(other))
    assert of_cell(rolled) == (4, 1, 1)


def test_who_is_named_in_a_joint_report_and_files_another_one_is_told() -> None:
    """Both count, as in the archive; a person decides."""
    rolled = summed(filed(1, {RECEIVED: 9}, joint=TOGETHER), filed(2, {RECEIVED: 5}))
    assert of_cell(rolled) == (14, 2, 0)
    assert rolled.doubts == (
        "第1局的报告写明和第2局合编，第2局又另有一份数字不同的报告；两份都计入了，请核对是否重复",
    )


@pytest.mark.parametrize(
    "beside", [{"is_counted": False}, {"kind": "government"}], ids=["not counted", "government"]
)
def test_a_report_that_is_partly_of_who_is_not_added_is_not_added(
    beside: Mapping[str, Any],
) -> None:
    """Nobody can take it apart, so the body that counts is lacking."""
    other = a_body(2, **beside)
    holder = filed(1, {RECEIVED: 9}, joint=TOGETHER)
    for order in (
        (holder, Delivery(other)),
        (Delivery(a_body(1), held_by=other), Delivery(other, a_report(other, {RECEIVED: 9}))),
    ):
        rolled = summed(*order, filed(3, {RECEIVED: 1}))
        assert of_cell(rolled) == (1, 1, 1)
        assert list(rolled.gaps(FORM.index[RECEIVED])) == [(a_body(1), Without.BESIDE)]


def test_a_report_that_names_the_government_is_not_added_though_that_has_another() -> None:
    """It says that it is the government's, too; the other one is the draft."""
    holder = filed(1, {RECEIVED: 9}, joint=(Reference("990101/qzf"),))
    rolled = summed(holder, filed(3, {RECEIVED: 1}), government({RECEIVED: 20}))
    assert of_cell(rolled) == (1, 1, 1)
    assert rolled.draft is not None
    assert rolled.doubts == ()


def test_a_joint_report_that_does_not_count_stands_for_nobody() -> None:
    """Withdrawn, it leaves its partner's own report where it is; nor does that make room."""
    gone = Withdrawal("2026-02-01", "有误")
    refiled = summed(filed(1, NINE, joint=TOGETHER, withdrawn=gone), filed(2, NINE))
    assert of_cell(refiled) == (9, 1, 1)
    assert refiled.doubts == ()
    joined = summed(filed(1, NINE, joint=TOGETHER), filed(2, {RECEIVED: 5}, withdrawn=gone))
    assert of_cell(joined) == (9, 2, 0)
    assert joined.doubts == ()


def test_who_is_not_to_be_counted_stands_beside_the_sum() -> None:
    """With its figures."""
    water = a_body(2, is_counted=False, kind="public_body")
    rolled = summed(filed(1, {RECEIVED: 3}), Delivery(water, a_report(water, {RECEIVED: 500})))
    assert of_cell(rolled) == (3, 1, 0)
    (part,) = rolled.beside
    assert part.body == water
    assert part.entries[FORM.index[RECEIVED]] == 500


def test_of_another_edition_only_the_cells_both_have_are_added() -> None:
    """What has no place in the form is counted, so that it is not lost without a word."""
    old = form_for(2021, 2019, 2021)
    values = [0] * len(old.cells)
    values[old.index[RECEIVED]] = 5
    values[old.index["requests.other_handling.total"]] = 4
    values[old.index["requests.other_handling.natural_person"]] = 4
    body = a_body(2)
    report = a_report(body, form=old, figures=Figures(old, tuple(values), array("I")))
    rolled = summed(filed(1, {RECEIVED: 1}), Delivery(body, report))
    assert of_cell(rolled) == (6, 2, 0)
    assert of_cell(rolled, "requests.not_corrected.total") == (0, 1, 1)
    assert [part.unasked for part in rolled.parts] == [0, 2]


def test_a_body_that_stands_twice_is_refused() -> None:
    """Which of its two reports counts is not for a sum to say."""
    with pytest.raises(ValueError, match="第1局"):
        summed(filed(1), filed(1))


def government(values: Mapping[str, Value] | None = None, **changes: Any) -> Delivery:  # noqa: ANN401
    """The government of the place with its report."""
    body = Body("990101", "qzf", "清河区人民政府", kind="government")
    return Delivery(body, a_report(body, values, **changes))


def beside(rolled: RollUp, cell: str = RECEIVED) -> Comparison:
    """A cell of the draft."""
    return list(compared(rolled))[rolled.form.index[cell]]


def test_a_governments_report_is_the_draft_and_never_a_part() -> None:
    """Whether it lies among the others, or is named."""
    of_folder = summed(filed(1, {RECEIVED: 8}), government({RECEIVED: 11}))
    named = summed(filed(1, {RECEIVED: 8}), draft=government({RECEIVED: 11}).report)
    for rolled in (of_folder, named):
        assert of_cell(rolled) == (8, 1, 0)
        told = beside(rolled)
        assert (told.entry, told.difference, told.is_breach, told.said) == (11, 3, False, "多 3")
    assert beside(of_folder, FEES).said == "相同"


def test_a_part_larger_than_the_whole_is_said_with_both_readings() -> None:
    """The rest is as it should be: only that cell is told."""
    rolled = summed(
        filed(1, {RECEIVED: 8}),
        filed(2, {RECEIVED: 5, FEES: "0.30"}),
        Delivery(a_body(3)),
        government({RECEIVED: 12, FEES: "0.25"}),
    )
    breaches = [each for each in compared(rolled) if each.is_breach]
    assert [each.total.cell.id for each in breaches] == [FEES, RECEIVED]
    assert [each.said for each in breaches] == [
        f"少 0.05：{BOTH_READINGS}",
        f"少 1：{BOTH_READINGS}",
    ]
    assert "数字有误" in BOTH_READINGS
    assert "口径不同" in BOTH_READINGS


def test_what_several_count_and_a_government_once_is_no_breach() -> None:
    """A document of three is one document."""
    cell = "proactive.normative_documents.issued"
    told = beside(summed(*(filed(n, {cell: 1}) for n in range(3)), government({cell: 1})), cell)
    assert (told.total.value, told.difference, told.is_breach) == (3, -2, False)
    assert told.said == "少 2：几家联合发文的，各家可能各计一件，少了不一定有误"


@pytest.mark.parametrize("missing", [Missing.BLANK, Missing.LOST, Missing.UNFILLED])
def test_what_the_draft_lacks_is_compared_with_nothing(missing: Missing) -> None:
    """It is not 0, and so not less."""
    told = beside(summed(filed(1, {RECEIVED: 8}), government({RECEIVED: missing})))
    assert told.difference is None
    assert not told.is_breach
    nobody = beside(summed(Delivery(a_body(1)), government({RECEIVED: 5})))
    assert (nobody.difference, nobody.said) == (None, "没有一家有数字，没有比")


def test_a_draft_is_held_to_what_it_says_it_covers() -> None:
    """Its own matters are no whole of the others; `level` leaves out who lies elsewhere."""
    town = Body("990101101", "zf", "柳河镇", kind="town")
    parts = (filed(1, {RECEIVED: 8}), Delivery(town, a_report(town, {RECEIVED: 100})))
    own = summed(*parts, government({RECEIVED: 2}, scope="own"))
    assert (beside(own).difference, beside(own).is_breach) == (-106, False)
    level = summed(*parts, government({RECEIVED: 9}, scope="level"))
    assert (beside(level).total.value, beside(level).said) == (8, "多 1")
    assert of_cell(level) == (108, 2, 0)
    assert whose(level) == "草稿写明计本级各机关，其他地区的 1 家没有和它比。"
    area = summed(*parts, government({RECEIVED: 9}, scope="area"))
    assert beside(area).is_breach


def test_which_of_two_governments_is_the_draft_is_not_guessed() -> None:
    """Nor is one of another year, or withdrawn, compared."""
    county = Body("990102", "xzf", "某县人民政府", kind="government")
    both = summed(filed(1), government(), Delivery(county, a_report(county)))
    assert both.draft is None
    assert len(both.doubts) == 1
    assert list(compared(both)) == []
    for changes in ({"year": 2024}, {"withdrawn": Withdrawal("2026-02-01", "有误")}):
        assert summed(filed(1), government(**changes)).draft is None
        named = summed(filed(1), draft=government(**changes).report)
        assert named.draft is None
        assert named.doubts == ("草稿不是 2025 年的，或者已撤回，没有比",)


def unbalanced(rolled: RollUp) -> dict[str, tuple[Verdict, list[tuple[str, int, bool]]]]:
    """Identity of the sum → its verdict and who unbalances it; only where there is something."""
    told = {}
    for balance in balances(rolled):
        who = [(each.body.name, each.excess, each.is_whole) for each in balance.unbalanced]
        verdict = balance.assessment.verdict
        if who or verdict is not Verdict.HOLDS:
            told[balance.assessment.identity.id] = (verdict, who)
    return told


def test_an_identity_of_the_sum_that_fails_names_the_body() -> None:
    """Its own figures, or a cell that only it lacks."""
    split = {"disputes.reconsideration.upheld": 2, "disputes.reconsideration.total": 2}
    wrong = {"disputes.reconsideration.upheld": 2, "disputes.reconsideration.total": 1}
    lacks: Mapping[str, Value] = {
        "disputes.reconsideration.upheld": Missing.LOST,
        "disputes.reconsideration.total": 3,
    }
    name = "disputes.reconsideration.sum"
    assert unbalanced(summed(filed(1, split), filed(2))) == {}
    assert unbalanced(summed(filed(1, split), filed(2, wrong))) == {
        name: (Verdict.BROKEN, [("第2局", 1, True)])
    }
    assert unbalanced(summed(filed(1, split), filed(2, lacks))) == {
        name: (Verdict.BROKEN, [("第2局", -3, False)])
    }


def test_faults_that_make_up_for_one_another_are_told() -> None:
    """The sum holds, and two bodies do not."""
    cells = ("disputes.reconsideration.upheld", "disputes.reconsideration.total")
    more = filed(1, dict(zip(cells, (5, 4), strict=True)))
    less = filed(2, dict(zip(cells, (4, 5), strict=True)))
    assert unbalanced(summed(more, less)) == {
        "disputes.reconsideration.sum": (
            Verdict.HOLDS,
            [("第1局", 1, True), ("第2局", -1, True)],
        )
    }


# What follows adds up forty random reports in another way: from their values alone.


def drawn(rng: Random) -> Iterator[Delivery]:
    """Forty bodies: of either edition, with holes, contradictions, joint, withdrawn or missing."""
    holder = a_body(0)
    for number in range(40):
        body = a_body(number, is_counted=rng.random() > 0.08)
        of = (2021, 2021, 2021) if rng.random() < 0.6 else None
        report = specimen(rng, blank=rng.random() < 0.4, of=of)
        if rng.random() < 0.2:
            report = contradicted(report, rng)
        values = [
            rng.choice((Missing.LOST, Missing.UNFILLED)) if rng.random() < 0.05 else value
            for value in report.figures.values
        ]
        figures = Figures(report.form, tuple(values), array("I"))
        report = replace(report, agency=body.id, year=YEAR, figures=figures)
        fate = rng.random()
        if fate < 0.07:
            yield Delivery(body)
        elif fate < 0.12:
            yield Delivery(body, replace(report, withdrawn=Withdrawal("2026-02-01", "有误")))
        elif fate < 0.2 and number:
            yield Delivery(body, held_by=holder)
        else:
            holder = body
            yield Delivery(body, report)


def by_hand(form: Form, deliveries: Sequence[Delivery]) -> dict[str, tuple[object, int, int]]:
    """Cell → sum, bodies that contribute, bodies that are lacking: as a clerk would do it."""
    asked = [each for each in deliveries if each.body.is_counted]
    papers = {each.body: on_paper(each, deliveries) for each in asked}
    done: dict[str, tuple[object, int, int]] = {}
    for cell in form.cells:
        total, contributing = Fraction(0), 0
        in_words = cell.column.kind == "amount"
        for each in asked:
            value = papers[each.body].get(cell.id, Missing.BLANK)
            if isinstance(value, Missing):
                continue
            contributing += 1
            if not in_words and not each.held_by:
                total += Fraction(str(value))
        told = total if contributing and not in_words else None
        done[cell.id] = (told, contributing, len(asked) - contributing)
    return done


def on_paper(delivery: Delivery, deliveries: Sequence[Delivery]) -> Mapping[str, Value]:
    """What a body's report, be it another's too, says in each cell; nothing where that is out."""
    holder = delivery.held_by or delivery.body
    (theirs,) = (each for each in deliveries if each.body == holder)
    sharing = [each.body.is_counted for each in deliveries if each.held_by == holder]
    report = theirs.report
    if not report or report.withdrawn or not all((holder.is_counted, *sharing)):
        return {}
    names = [cell.id for cell in report.form.cells]
    return dict(zip(names, report.figures.values, strict=True))


@pytest.mark.parametrize("seed", range(10))
def test_sums_are_what_a_clerk_would_add_up(seed: int) -> None:
    """Cell by cell, of the newest form and of the older one."""
    deliveries = list(drawn(Random(seed)))  # noqa: S311 - nothing secret
    for form in (FORM, whole_form(2019)):
        rolled = roll_up(form, YEAR, deliveries)
        ours = {
            total.cell.id: (
                None if total.value is None else Fraction(str(total.value)),
                total.bodies,
                total.lacking,
            )
            for total in rolled.totals
        }
        assert ours == by_hand(form, deliveries)
        assert not rolled.doubts


@pytest.mark.parametrize("seed", range(4))
def test_the_sum_holds_where_every_report_does(seed: int) -> None:
    """Whole reports, their identities holding: so do those of the sum."""
    rng = Random(seed)  # noqa: S311 - nothing secret
    deliveries = []
    for number in range(40):
        report = replace(specimen(rng, of=(2021, 2021, 2021)), year=YEAR)
        deliveries.append(Delivery(a_body(number), report))
    rolled = summed(*deliveries)
    assert unbalanced(rolled) == {}
    assert {total.lacking for total in rolled.totals} == {0}
