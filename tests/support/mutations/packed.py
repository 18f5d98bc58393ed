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


NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "manifest": "manifest",
        "draw": "drawing",
        "style": "style",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
OTHERS = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
    ' xmlns:ooow="http://openoffice.org/2004/writer"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def open_document(kind: str, body: str, *, automatic: str = "", named: str = "") -> bytes:
    """An OpenDocument file with that body; its styles with a name, and those without."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{of}"/>'
        for path, of in {"/": kind, "content.xml": "text/xml", "styles.xml": "text/xml"}.items()
    )
    parts = {
        "META-INF/manifest.xml": f'<manifest:manifest {NAMES} manifest:version="1.2">{entries}'
        "</manifest:manifest>",
        "content.xml": f'<office:document-content {NAMES} {OTHERS} office:version="1.2">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>",
        "styles.xml": f'<office:document-styles {NAMES} {OTHERS} office:version="1.2">'
        f"<office:styles>{named}</office:styles></office:document-styles>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, text in parts.items():
            archive.writestr(name, XML + text)
    return target.getvalue()
