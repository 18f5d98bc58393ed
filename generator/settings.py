"""The few values an archive sets for itself."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Settings:
    """`site.yaml`, with a default for each key."""

    title: str = "政府信息公开年报档案"
    "Name of the archive."
    base_url: str = "https://example.org/"
    "Where the site stands, with a trailing slash; `--base-url` overrides it."
    repository: str | None = None
    "Address of the source repository; links to it appear only when it is set."
    contact: str | None = None
    "How to reach the maintainers, as a sentence."
    licence: str | None = None
    "Licence of the data, as a sentence."

    @property
    def base_path(self) -> str:
        """The path part of the base URL, with slashes at both ends: `/` or `/repo/`."""
        return urlsplit(self.base_url).path or "/"
