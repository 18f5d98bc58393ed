"""Opens the files of `content/`: nothing but a plain UTF-8 file of a bearable size gets through.

Whatever reads, here and above, returns what it has read and the findings on it.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.finding import ERROR, WARNING, Finding, position
from generator.text.characters import examined, on_one_line

Record = TypeVar("Record")

MAX_BYTES = 256 * 1024
_BOMS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def problem(path: Path, rule: str, message: str, hint: str = "") -> Finding:
    """An error about a file or folder as a whole."""
    return Finding(on_one_line(path.as_posix()), 0, 0, rule, ERROR, message, hint)


def read_text(path: Path, limit: int = MAX_BYTES) -> tuple[str | None, list[Finding]]:
    """The text of a file, line ends made uniform; None for anything but a plain UTF-8 file."""
    data, findings = read_bytes(path, limit)
    return (None, findings) if data is None else decoded(data, path)


def read_record(
    path: Path,
    read: Callable[[str, str], tuple[Record | None, list[Finding]]],
    limit: int = MAX_BYTES,
) -> tuple[Record | None, list[Finding]]:
    """What a file states, read from its text and its path."""
    text, findings = read_text(path, limit)
    if text is None:
        return None, findings
    record, wrong = read(text, path.as_posix())
    return record, findings + wrong


def decoded(data: bytes, path: Path) -> tuple[str | None, list[Finding]]:
    """The same of a file whose bytes are there."""
    name = path.as_posix()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = position(before, len(before))
        return None, [Finding(name, *where, "encoding", ERROR, *_encoding(data))]
    findings = []
    if text.startswith("\ufeff"):
        text = text[1:]
        message, hint = "文件开头有字节顺序标记（BOM）", "另存为不带 BOM 的 UTF-8"
        findings.append(Finding(name, 1, 0, "encoding", WARNING, message, hint))
    text = text.replace("\r\n", "\n")
    suspects = list(examined(text, name))
    refused = any(finding.severity == ERROR for finding in suspects)
    return None if refused else text, findings + suspects


def listed(folder: Path) -> tuple[list[Path], list[Finding]]:
    """What a folder holds, sorted.

    Nothing where there is none, where it is a link, or cannot be read.
    """
    try:
        if stat.S_ISDIR(folder.lstat().st_mode):
            return sorted(folder.iterdir()), []
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [problem(folder, "file", f"打不开：{error.strerror}", "检查文件夹的权限")]
    return [], [problem(folder, "file", "应为文件夹（链接等一律不收）", "换成文件夹本身")]


def is_folder(path: Path) -> bool:
    """Whether it is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def read_bytes(path: Path, limit: int = MAX_BYTES) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a plain file of at most `limit`.

    Nothing is opened before it is known to be one.
    """
    try:
        if not _is_plain(path.lstat()):
            message = "不是普通文件（链接、管道、设备等一律不收）"
            return None, [problem(path, "file", message, "换成文件本身")]
        # What has been put in its place since is not followed, and not waited for.
        descriptor = os.open(path, _OPEN)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            data = file.read(limit + 1) if _is_plain(status) else b""
    except FileNotFoundError:
        return None, [problem(path, "file", "缺少这个文件")]
    except OSError as error:
        return None, [problem(path, "file", f"打不开：{error.strerror}", "检查文件的权限")]
    if len(data) > limit:
        message = f"文件有 {status.st_size} 字节，超过上限 {limit}"
        return None, [problem(path, "file", message, "删去图片等嵌入内容")]
    return data, []


def _is_plain(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1


def _encoding(data: bytes) -> tuple[str, str]:
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        return (
            "文件不是文本，是改了名的 Word、Excel 或 PDF 文件",
            "照空白报告填写，或者请维护者导入原件",
        )
    hint = "另存为 UTF-8 编码"
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            return f"文件是 {name} 编码", hint
    if data[:200].count(0) > len(data[:200]) // 4:
        return "文件不是文本，或是没有标记的 UTF-16 编码", hint
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "文件不是 UTF-8 编码，或已损坏", hint
    return "文件不是 UTF-8 编码，可能是 GBK", hint
