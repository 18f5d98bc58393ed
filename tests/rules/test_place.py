"""The region of a body is one of today."""

from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.rules.place import of_region, place
from support.zeros import ARCHIVE, agency


def test_a_region_must_be_known_and_current() -> None:
    """A former code is told the present one."""
    assert list(place(agency(), ARCHIVE)) == []
    (former,) = place(agency(region="410499"), ARCHIVE)
    assert str(former) == (
        "agency.yaml: error place: 区划代码 410499 不在 regions.yaml 中。"
        "现行代码是 410411（湛河区）"
    )
    (unknown,) = place(agency(region="999999"), ARCHIVE)
    assert str(unknown) == (
        "agency.yaml: error place: 区划代码 999999 不在 regions.yaml 中。"
        "核对代码，或在 regions.yaml 中补上"
    )
    (near,) = place(agency(region="410412"), ARCHIVE)
    assert near.hint == "相近的有 410411（湛河区）；核对代码，或在 regions.yaml 中补上"


def test_a_county_is_never_told_for_a_town_nor_a_place_elsewhere() -> None:
    """Only those of its own city, or county, are near."""
    codes = ("410401", "410401101", "410411", "410411101", "411411")
    regions = Regions({code: Region(code, f"地{code}") for code in codes})
    assert of_region("410441", regions) == (
        "区划代码 410441 不在 regions.yaml 中",
        "相近的有 410411（地410411）、410401（地410401）；核对代码，或在 regions.yaml 中补上",
    )
    assert of_region("410411102", regions) == (
        "区划代码 410411102 不在 regions.yaml 中",
        "相近的有 410411101（地410411101）；核对代码，或在 regions.yaml 中补上",
    )
