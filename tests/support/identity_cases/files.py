"""The files of all these cases."""

import json
from collections.abc import Sequence
from pathlib import Path

from support.identity_cases.across import chains
from support.identity_cases.drawn import RNG
from support.identity_cases.inside import of_edition
from support.identity_cases.missing import holes
from support.identity_cases.mixed import acknowledged, mixtures
from support.identity_cases.projects import projects
from support.identity_cases.sums import Case, judged

FOLDER = Path(__file__).parents[3] / "generator" / "conformance"


ORDER = ("id", "says", "rule", "edition", "year", "figures", "acknowledged", "withdrawn",
         "previous", "expect")  # fmt: skip


def written(cases: Sequence[Case]) -> str:
    """The text of a file: a key a line."""
    blocks = []
    for case in cases:
        lines = [f"    {_json(key)}: {_json(value)}" for key, value in case.items()]
        blocks.append("  {\n" + ",\n".join(lines) + "\n  }")
    return "[\n" + ",\n".join(blocks) + "\n]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _ordered(case: Case) -> Case:
    return {key: case[key] for key in ORDER if key in case}


def files() -> dict[str, str]:
    """Name → text of every file that is written."""
    RNG.seed(711)
    groups = {
        "identities-2019": of_edition(2019),
        "identities-2021": of_edition(2021),
        "identities-holes": holes(),
        "identities-mixed": mixtures(),
        "identities-chains": chains(),
        "identities-acknowledged": acknowledged(),
        "law-carried": projects(),
    }
    texts = {}
    for name, group in groups.items():
        texts[f"{name}.json"] = written([_ordered(judged(case)) for case in group])
    return texts
