"""Word and Excel files are zip archives of XML; nothing is unpacked before its directory has been looked at."""

import io
import posixpath
import zipfile
import zlib
from typing import NamedTuple

from generator.intake.document import UnreadableError
from generator.intake.guard import MAX_MEMBERS, MAX_PART, MAX_RATIO, MAX_UNPACKED, needs

with needs():
    from lxml import etree

SMALL = 1024 * 1024
"A part up to this size may be packed as tightly as it likes: empty tables are."
CODECS = ("ascii", "utf-16-le", "utf-16-be")
DECLARATIONS = tuple(word.encode(codec) for word in ("<!DOCTYPE", "<!ENTITY") for codec in CODECS)
BROKEN = "文件已损坏，读不出来；请重新保存或重新下载。"
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
        if len(members) != len(self._zip.NameToInfo):
            raise UnreadableError(
                BROKEN
            )  # programs differ in which of two parts of one name they open
        for member in members:
            if member.file_size > SMALL and member.file_size > MAX_RATIO * max(
                1, member.compress_size
            ):
                raise UnreadableError("文件的压缩率高得不正常，没有打开；请重新另存一份。")
            if member.flag_bits & 1:
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
        """Return id → each part of this archive that a part needs; those of the whole file for an empty name."""
        folder, own = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{own}.rels")
        found: dict[str, Related] = {}
        for relation in self.xml(listed).iter(RELATION) if self.has(listed) else ():
            target = posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            ).lstrip("/")
            if relation.get("TargetMode") != "External" and self.has(target):
                found[relation.get("Id", "")] = Related(
                    relation.get("Type", "").rpartition("/")[2], target
                )
        return found

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


def refuse_declarations(data: bytes) -> None:
    """Raise UnreadableError for XML with a document type: neither Word nor Excel writes one."""
    if any(word in data for word in DECLARATIONS):
        raise UnreadableError(
            "文件里有 Word、Excel 不会写的声明（文档类型或实体），没有打开；请重新另存一份。"
        )
