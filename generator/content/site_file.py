"""`site.yaml` → the settings of the archive's site."""

from collections.abc import Mapping
from pathlib import Path

from generator.archive.region import Region
from generator.archive.settings import Settings
from generator.content.deadlines import read_local_deadlines
from generator.content.documents import read_document
from generator.content.fields import Fields
from generator.finding import Finding

SITE_FILE = "site.yaml"
KEYS = ("title", "base_url", "repository", "contact", "licence", "deadlines")


def load_settings(content: Path, regions: Mapping[str, Region]) -> tuple[Settings, list[Finding]]:
    """What it states; the default of everything else."""
    path = content / SITE_FILE
    node, findings = read_document(path)
    fields = Fields(path.as_posix())
    keys = fields.mapping(node, "", KEYS)
    default = Settings()
    base_url = fields.site_address(keys.get("base_url"), "base_url") or default.base_url
    settings = Settings(
        title=fields.text(keys.get("title"), "title") or default.title,
        base_url=base_url.rstrip("/") + "/",
        repository=fields.address(keys.get("repository"), "repository"),
        contact=fields.text(keys.get("contact"), "contact"),
        licence=fields.text(keys.get("licence"), "licence"),
        deadlines=read_local_deadlines(fields, keys.get("deadlines"), regions),
    )
    return settings, findings + fields.findings
