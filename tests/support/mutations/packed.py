"""Zip archives of XML, as Word and Excel save them."""

import io
import zipfile
from collections.abc import Mapping

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str], main: str, kinds: Mapping[str, str]) -> bytes:
    """An archive; `main` is the part it opens with, `kinds` the content type of each part."""
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{k}"/>' for n, k in kinds.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        f'<Default Extension="rels" ContentType="{relations}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{defaults}{overrides}</Types>',
        "_rels/.rels": related({"rId1": ("officeDocument", main)}),
        **parts,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in whole.items():
            archive.writestr(name, XML + text)
    return target.getvalue()


def related(targets: Mapping[str, tuple[str, str]]) -> str:
    """The part that says which others a part needs: id → what it is, and its name."""
    lines = (
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for key, (kind, name) in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'
