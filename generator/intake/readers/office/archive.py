"""Word and Excel files are zip archives of XML.

Nothing is unpacked before its directory has been looked at.
"""

import io
import posixpath
import zipfile
import zlib
from typing import NamedTuple

from generator.intake.document import UnreadableError
from generator.intake.guard import (
    MAX_MEMBERS,
    MAX_PART,
    MAX_RATIO,
    MAX_UNPACKED,
    needs,
)

with needs():
    from lxml import etree

SMALL = 1024 * 1024
"A part up to this size may be packed as tightly as it likes: empty tables are."
CODECS = ("ascii", "utf-16-le", "utf-16-be")
DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in CODECS)
ENTITIES = tuple("<!ENTITY".encode(codec) for codec in CODECS)
BROKEN = "文件已损坏，读不出来；请重新保存或重新下载。"
ENCRYPTED = 1
"The bit that says so, of a part's flags."
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Related(NamedTuple):
    """A part that another part needs."""

    kind: str
    "The last word of its type: worksheet, styles, drawing."
    name: str


class Archive:
    """The parts of an archive, by name."""

    def __init__(self, data: bytes) -> None:
        """Raise UnreadableError for what is no archive or a bomb."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableError(BROKEN) from error
        members = self._zip.infolist()
        sizes = [member.file_size for member in members]
        if len(members) > MAX_MEMBERS or sum(sizes) > MAX_UNPACKED:
            raise UnreadableError("文件解压后大得不正常，没有打开；请重新另存一份。")
        # Programs differ in which of two parts of one name they open.
        if len(members) != len(self._zip.NameToInfo):
            raise UnreadableError(BROKEN)
        for member in members:
            if _is_bomb(member):
                raise UnreadableError("文件的压缩率高得不正常，没有打开；请重新另存一份。")
            if member.flag_bits & ENCRYPTED:
                raise UnreadableError("文件有密码，打不开；请先去掉密码。")

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return self._zip.namelist()

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return a part; never more than the directory has said."""
        try:
            info = self._zip.getinfo(name)
            if info.file_size > MAX_PART:
                raise UnreadableError(f"文件里的 {name} 太大，不像一份年度报告；请只保留报告本身。")
            return self._zip.read(info)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
        ) as error:
            raise UnreadableError(BROKEN) from error

    def related(self, name: str) -> dict[str, Related]:
        """Return id → each part of this archive that a part needs.

        For an empty name these are the parts that the whole file needs.
        """
        folder, own = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{own}.rels")
        if not self.has(listed):
            return {}
        related: dict[str, Related] = {}
        for relation in self.xml(listed).iter(RELATION):
            target = _target(relation, folder)
            if relation.get("TargetMode") != "External" and self.has(target):
                kind = relation.get("Type", "").rpartition("/")[2]
                related[relation.get("Id", "")] = Related(kind, target)
        return related

    def xml(self, name: str) -> "etree._Element":
        """Return a part's root; no document type, no entities, nothing fetched."""
        data = self.read(name)
        refuse_declarations(data)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,  # 1<!-- -->5 is one text
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableError(BROKEN) from error


def _target(relation: "etree._Element", folder: str) -> str:
    """The name of a part that is related to one in a folder: ../styles.xml in xl/worksheets."""
    path = posixpath.join("/", folder, relation.get("Target", ""))
    return posixpath.normpath(path).lstrip("/")


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    """Whether a part is packed tighter than any program would pack a report's."""
    packed = max(1, member.compress_size)
    return member.file_size > SMALL and member.file_size > MAX_RATIO * packed


def refuse_declarations(data: bytes) -> None:
    """Raise UnreadableError for XML with a document type: neither Word nor Excel writes one."""
    if any(word in data for word in DOCTYPES + ENTITIES):
        raise UnreadableError(
            "文件里有 Word、Excel 不会写的声明（文档类型或实体），没有打开；请重新另存一份。"
        )
