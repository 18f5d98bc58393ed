"""What makes a workbook the same bytes each time: no date in it but one."""

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"The date of everything inside the file, so that the same report always gives the same bytes."
STATED = re.compile(rb">[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z<")
"A date that the file states of itself."
CONSTANT = b">1980-01-01T00:00:00Z<"


def timeless(data: bytes) -> bytes:
    """The same file with constant dates."""
    target = io.BytesIO()
    original = io.BytesIO(data)
    with ZipFile(original) as source, ZipFile(target, "w") as copy:
        for member in sorted(source.namelist()):
            content = source.read(member)
            if member.startswith("docProps/"):
                content = STATED.sub(CONSTANT, content)
            copy.writestr(_information(member), content)
    return target.getvalue()


def _information(member: str) -> ZipInfo:
    information = ZipInfo(member, EPOCH)
    information.compress_type = ZIP_DEFLATED
    information.external_attr = 0o644 << 16
    return information
