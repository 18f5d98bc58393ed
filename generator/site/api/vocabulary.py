"""What a word in a document means: each is called the same for good, and told in Chinese."""

from generator.archive.agency import KINDS
from generator.site.api.figures import UNKNOWN
from generator.site.api.places import LEVELS
from generator.site.api.rules import SEVERITIES
from generator.site.api.verdicts import ACROSS, IDS, INSIDE
from generator.site.export.columns import COVERS
from generator.survey.datum import Status
from generator.survey.state import ReportState

Words = dict[str, str]
"What stands in a document → what it means."
OF_SCOPE = ("own", "level", "area")
"What a report may say itself of whose matters it counts."
OF_FIGURES = (Status.KNOWN, Status.DERIVED, Status.WITHDRAWN)
OF_CELLS = tuple(status for status in Status if status is not Status.NOT_ASKED)
"A document lists the cells of its report's form, and no others."
STATES = tuple(state for state in ReportState if state is not ReportState.ABSENT)

CELLS: Words = {status.value: f"{status.word}：{status.says}" for status in OF_CELLS}
FIGURES: Words = {
    **{status.value: CELLS[status.value] for status in OF_FIGURES},
    UNKNOWN: "未知：原件留空，或者本档案的副本缺失，不作 0 计；是哪一种，看这份报告的逐格",
}
WORDS: dict[str, Words] = {
    "status": CELLS,
    "figure_status": FIGURES,
    "inside": {IDS[said]: said.word for said in INSIDE},
    "joining": {IDS[said]: said.word for said in ACROSS},
    "verdict": {id_: said.word for said, id_ in IDS.items()},
    "state": {state.value: state.word for state in STATES},
    "covers": COVERS,
    "scope": {name: COVERS[name] for name in OF_SCOPE},
    "kind": KINDS,
    "level": {id_: word for word, id_ in LEVELS.items()},
    "severity": {id_: word for word, id_ in SEVERITIES.items()},
    "change": {
        "archived": "入档",
        "corrected": "更正了一格",
        "redacted": "从正文中隐去了一处",
        "withdrawn": "撤回",
    },
}
"Kind of word → its words."
