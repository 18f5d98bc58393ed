"""Who files a report jointly: what is said of a key that is nobody's."""

from dataclasses import replace

import pytest

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.reference import Reference
from generator.archive.settings import Settings
from generator.rules.joint import joint
from support.zeros import REGIONS, agency, report


def body(id_: str, *named: str) -> Agency:
    """A body with a report that names these keys."""
    one = replace(report({}).filing, agency=id_, joint=tuple(map(Reference, named)))
    return replace(agency(), id=id_, reports=(one,))


NOBODY = "先添加这个机关，或者从 joint 中删去"


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("410411/xzsp", "您是否想写 410411/xzspj"),
        ("410411/xzsb", "您是否想写 410411/xzspb"),
        ("410411/gxjj", NOBODY),
        ("410411/wjw", NOBODY),
    ],
    ids=["one near", "another nearer", "only itself near", "none near"],
)
def test_a_key_that_is_nobodys_is_answered_with_the_nearest_of_others(key: str, hint: str) -> None:
    """The one that names it is none of them."""
    own = body("gxj", key)
    others = [body(id_) for id_ in ("xzspj", "xzspb", "jtj")]
    (found,) = joint(own, Archive(Settings(), REGIONS, (own, *others)))
    assert (found.message, found.hint) == (f"joint 中的 {key} 不在本档案中", hint)


def test_a_body_whose_folder_was_renamed_is_named_as_it_is_now() -> None:
    """Not as one that has to be added."""
    own = body("gxj", "410411/jmw")
    renamed = replace(body("fgw"), former_ids=(Reference("410411/jmw"),))
    (found,) = joint(own, Archive(Settings(), REGIONS, (own, renamed)))
    assert (found.message, found.hint) == (
        "joint 中的 410411/jmw 的文件夹已改名",
        "写成 410411/fgw",
    )
