"""What a succession lacks is said in words, and what to write instead."""

from dataclasses import replace

import pytest

from generator.archive.archive import Archive
from generator.archive.reference import Reference
from generator.archive.settings import Settings
from generator.rules.succession import succession
from support.zeros import REGIONS, agency

OTHER = replace(agency(name="某委"), id="jw", path="jw.yaml")


def said(**keys: tuple[Reference, ...]) -> list[tuple[str, str]]:
    """What is said of an agency whose file has these keys, beside another that has none."""
    own = replace(agency(), succeeds=keys.get("back", ()), succeeded_by=keys.get("on", ()))
    archive = Archive(Settings(), REGIONS, (own, OTHER))
    return [(found.message, found.hint) for found in succession(own, archive)]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (
            {"back": (Reference("410411/jw"),)},
            ("前身是 某委（410411/jw），只有这里写了，两个机关的页面都不显示",
             "属实的，在 jw.yaml 的 succeeded_by 中写上 410411/gxj"),
        ),
        (
            {"on": (Reference("410411/jw"),)},
            ("职能转入 某委（410411/jw），只有这里写了，两个机关的页面都不显示",
             "属实的，在 jw.yaml 的 succeeds 中写上 410411/gxj"),
        ),
        (
            {"on": (Reference("410411/gxj"),)},
            ("职能转入的机关 410411/gxj 就是本机关", "删去"),
        ),
        (
            {"back": (Reference("410411/no"),)},
            ("前身机关 410411/no 不在本档案中",
             "核对有没有写错；没有写错的，先添加这个机关"),
        ),
    ],
)  # fmt: skip
def test_a_succession_says_what_it_lacks(
    keys: dict[str, tuple[Reference, ...]], found: tuple[str, str]
) -> None:
    """In the words of the side it stands on."""
    assert said(**keys) == [found]


def test_a_body_named_twice_is_said_at_the_second() -> None:
    """Whatever is wrong with the first."""
    twice = (Reference("410411/no"), Reference("410411/no"))
    assert said(back=twice)[1] == ("前身机关 410411/no 写了两次", "只留一处")


def test_a_body_whose_folder_was_renamed_is_named_as_it_is_now() -> None:
    """Not as one that has to be added: that would be two bodies at one address."""
    own = replace(agency(), succeeds=(Reference("410411/jmw"),))
    renamed = replace(OTHER, former_ids=(Reference("410411/jmw"),))
    archive = Archive(Settings(), REGIONS, (own, renamed))
    assert [(found.message, found.hint) for found in succession(own, archive)] == [
        ("前身机关 410411/jmw 的文件夹已改名", "写成 410411/jw")
    ]
