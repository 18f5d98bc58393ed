"""The regions of GB/T 2260, under whose codes the reports stand."""

from dataclasses import dataclass

from generator.archive.compact import compact

COUNTRY = "000000"


@compact
@dataclass(frozen=True, slots=True)
class Region:
    """A region of GB/T 2260; a town has nine digits."""

    code: str
    name: str
    former: tuple[str, ...] = ()
    "Codes it had before; they redirect here."

    @property
    def level(self) -> str:
        """国家, 省级, 市级, 县级 or 乡级, told by the digits."""
        if self.code == COUNTRY:
            return "国家"
        if len(self.code) > len(COUNTRY):
            return "乡级"
        if self.code.endswith("0000"):
            return "省级"
        return "市级" if self.code.endswith("00") else "县级"


NATION = Region(COUNTRY, "全国")
