"""`site.yaml` → the settings of the archive's site."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator import __version__
from generator.archive.region import Region
from generator.archive.settings import Settings
from generator.content.deadlines import read_local_deadlines
from generator.content.documents import read_document
from generator.content.entries import Entries, read_entries
from generator.content.fields import Fields
from generator.finding import Finding

SITE_FILE = "site.yaml"
KEYS = (
    "title",
    "base_url",
    "repository",
    "contact",
    "licence",
    "originals",
    "deadlines",
    "format",
    "sectors",
)
FORMAT = "1"
"How content is laid out. One that older versions would read wrongly gets another number."


def load_settings(content: Path, regions: Mapping[str, Region]) -> tuple[Settings, list[Finding]]:
    """What it states; the default of everything else."""
    path = content / SITE_FILE
    node, findings = read_document(path)
    fields = Fields(path.as_posix())
    entries = read_entries(fields, node, "", KEYS)
    stated = fields.text(entries.get("format"), "format")
    if stated not in (None, FORMAT):
        hint = "这里的内容要用另一个版本的 gongkai：改 requirements.txt 里的版本号，重新安装"
        message = f"format 为“{stated}”，本程序（{__version__}）只认 {FORMAT}"
        fields.error(entries.position("format"), "format", message, hint)
    default = Settings()
    base_url = fields.site_address(entries.get("base_url"), "base_url")
    folder = (base_url or default.base_url).rstrip("/")
    settings = Settings(
        title=entries.text("title") or default.title,
        base_url=f"{folder}/",
        repository=entries.address("repository"),
        contact=entries.text("contact"),
        originals=fields.originals(entries.get("originals"), "originals"),
        licence=entries.text("licence") or default.licence,
        deadlines=read_local_deadlines(entries, regions),
        sectors=tuple(_sectors(entries)),
    )
    return settings, findings + fields.findings


def _sectors(entries: Entries) -> Iterator[str]:
    for item in entries.items("sectors"):
        name = entries.fields.text(item, "sectors", required=True)
        if name:
            yield name
