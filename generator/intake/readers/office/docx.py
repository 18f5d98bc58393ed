"""Word documents (.docx): paragraphs and tables in order, as Word shows them.

All changes count as accepted.
"""

from typing import TYPE_CHECKING

from generator.intake.document import Document, UnreadableError
from generator.intake.readers import date_fields
from generator.intake.readers.office.archive import Archive
from generator.intake.readers.office.elements import W, child, children
from generator.intake.readers.office.numbering import Numbering
from generator.intake.readers.office.word_body import WordBody
from generator.intake.readers.office.word_looks import WordLooks

if TYPE_CHECKING:
    from lxml import etree

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN = "word/document.xml"
CHANGES = ("del", "ins", "moveFrom")
CHANGED = "文件里有未接受的修订，按全部接受后的样子读入"


def read_converted(data: bytes) -> Document:
    """The same of a document that a program has made of another, all fields worked out anew."""
    return read(data, is_converted=True)


def read(data: bytes, *, is_converted: bool = False) -> Document:
    """Return the document. Raises UnreadableError for what is none."""
    archive = Archive(data)
    if STRICT in archive.read(MAIN)[:4096]:
        raise UnreadableError("文件是“严格的 Open XML”格式；请在 Word 里另存为普通的 .docx。")
    root = archive.xml(MAIN)
    numbering = _part(archive, "word/numbering.xml")
    styles = _part(archive, "word/styles.xml")
    numbers = Numbering(numbering, styles)
    reader = WordBody(numbers, WordLooks(styles), is_converted=is_converted)
    body = child(root, f"{W}body")
    blocks = tuple(reader.blocks(children(body)))
    if not blocks:
        raise UnreadableError("文件里没有文字（可能是图片）；请用有文字的版本，或先做文字识别。")
    published = tuple(date_fields.fields(blocks))
    notes = tuple(reader.remarks)
    if _is_changed(body):
        notes = (CHANGED, *notes)
    return Document(blocks, published, notes)


def _part(archive: Archive, name: str) -> "etree._Element | None":
    if not archive.has(name):
        return None
    return archive.xml(name)


def _is_changed(body: "etree._Element | None") -> bool:
    """Whether it has changes that nobody has accepted yet."""
    changes = (child(body, f".//{W}{tag}") for tag in CHANGES)
    return any(change is not None for change in changes)
