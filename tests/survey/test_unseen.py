"""缺口清单: what sibling regions have, and the archive has never seen of a region."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.archive.archive import Archive
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.survey.overview import Survey
from generator.survey.unseen import unseen, wanted
from support.loaded import surveyed
from support.paths import SAMPLE

HERE = "990101"
"The region of which the archive has one body, of 教育."

Bodies = Mapping[str, list[str]]
"Sector → the regions that have such a body."


def of(bodies: Bodies, kind: str = "department") -> Survey:
    """An archive of these bodies, in a city of six districts and one county of another city."""
    sample = surveyed(SAMPLE)
    model = sample.archive.by_key["990101/jyj"]
    regions = {
        code: Region(code, name)
        for code, name in [
            ("990000", "示例省"),
            ("990100", "安宁市"),
            *((f"99010{place}", f"第{place}区") for place in range(1, 7)),
            ("990101101", "河西镇"),
            ("990200", "永和市"),
            ("990201", "东城区"),
        ]
    }
    agencies = [
        replace(model, region=code, id=f"b{index}", sector=sector, kind=kind, reports=(), joint=())
        for index, (sector, codes) in enumerate([("教育", [HERE]), *bodies.items()])
        for code in codes
    ]
    agencies.sort(key=lambda agency: agency.key)
    archive = Archive(sample.archive.settings, Regions(regions), tuple(agencies))
    return Survey(archive, {agency.key: () for agency in agencies})


def found(survey: Survey, code: str = HERE) -> list[tuple[str, int, int]]:
    """Sector, siblings that have such a body, siblings."""
    return [(each.sector, len(each.examples), each.siblings) for each in unseen(survey, code)]


FIVE = [f"99010{place}" for place in range(2, 7)]


def test_what_most_siblings_have_stands_first() -> None:
    """What one alone has may be special, and is left out."""
    bodies = {"审计": FIVE, "信访": FIVE[:2], "教育": FIVE, "地震": FIVE[:1], "统计": FIVE[1:]}
    assert found(of(bodies)) == [("审计", 5, 5), ("统计", 4, 5), ("信访", 2, 5)]


def test_a_single_sibling_is_enough_where_there_is_no_other() -> None:
    """An archive begins with a few regions, and the list says of how many it speaks."""
    assert found(of({"审计": FIVE[:1]})) == [("审计", 1, 1)]


@pytest.mark.parametrize("elsewhere", ["990100", "990000", "990201", "990101101"])
def test_only_regions_beside_it_are_siblings(elsewhere: str) -> None:
    """Neither the city above, nor the county of another city, nor a town."""
    assert found(of({"审计": [elsewhere]})) == []


def test_a_town_is_no_gap() -> None:
    """Each is a region of its own."""
    assert found(of({"乡镇": FIVE}, "town")) == []


def test_what_regions_lack_is_told_of_those_above_them() -> None:
    """And nothing of a region that lacks nothing."""
    survey = of({"审计": FIVE[1:], "统计": FIVE[:1]})
    told = {code: [each.region.code for each in gaps] for code, gaps in wanted(survey).items()}
    assert told == {code: ["990101", "990102"] for code in ("000000", "990000", "990100")} | {
        "990101": ["990101"],
        "990102": ["990102"],
    }
