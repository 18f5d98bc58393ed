"""One body goes on where another ended, and both say so."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.reference import Reference
from generator.finding import Finding
from generator.rules.rule import rule


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two files says of the other."""

    key: str
    "The key of agency.yaml it stands under."
    name: str
    "What the other body is to this one."
    says: str
    "The words before the other's name."

    def of(self, agency: Agency) -> tuple[Reference, ...]:
        """The bodies its file names."""
        return agency.succeeds if self.key == "succeeds" else agency.succeeded_by


BACK = Side("succeeds", "前身机关", "前身是")
ON = Side("succeeded_by", "职能转入的机关", "职能转入")


@rule(
    "succession",
    "前身和后继",
    "前身和职能转入由两个机关各自写明：后来的写 succeeds，原来的写 succeeded_by，"
    "写成 区划代码/机关。"
    "只有一方写的不显示，只提示；写到的机关应在本档案中，不是本机关，不写两次。",
    source="本档案的收录规则：双方都写明才算数",
)
def succession(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Successions that only one of the two speaks of, and bodies that are none."""
    for side, answer in ((BACK, ON), (ON, BACK)):
        references = side.of(agency)
        for number, reference in enumerate(references):
            key, position = reference.key, reference.position
            wrong = _wrong(agency, reference, references[:number], archive)
            if wrong:
                message, hint = wrong
                said = f"{side.name} {key} {message}"
                yield succession.error(agency.path, position, said, hint)
                continue
            other = archive.by_key[key]
            if Reference(agency.key) not in answer.of(other):
                said = f"{side.says} {other.name}（{key}），只有这里写了，两个机关的页面都不显示"
                hint = f"属实的，在 {other.path} 的 {answer.key} 中写上 {agency.key}"
                yield succession.warning(agency.path, position, said, hint)


def _wrong(
    agency: Agency, reference: Reference, before: tuple[Reference, ...], archive: Archive
) -> tuple[str, str] | None:
    """Why a key names no body that this one can go on from, and what to do; None where it does."""
    if reference in before:
        return "写了两次", "只留一处"
    if reference.key == agency.key:
        return "就是本机关", "删去"
    if reference.key not in archive.by_key:
        renamed = archive.former.get(reference.key)
        if renamed:
            return "的文件夹已改名", f"写成 {renamed[0].key}"
        return "不在本档案中", "核对有没有写错；没有写错的，先添加这个机关"
    return None
