"""`schema/`: what the files of an archive may hold, for the editors of those who write them."""

import json
from collections.abc import Iterator

from generator.archive.settings import Settings
from generator.authoring.file_schemas import file_schemas
from generator.site import urls


def schema_files(settings: Settings) -> Iterator[tuple[str, str]]:
    """Address and text of each schema, which names itself by where it stands."""
    for name, schema in file_schemas().items():
        address = urls.schema(name)
        named = {"$schema": schema["$schema"], "$id": f"{settings.base_url}{address}", **schema}
        yield address, json.dumps(named, ensure_ascii=False, indent=1) + "\n"
