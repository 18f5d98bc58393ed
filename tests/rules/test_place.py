"""The region of a body is one of today."""

from generator.rules.place import place
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
