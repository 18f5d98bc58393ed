"""Opens the files of `content/`: nothing but a plain UTF-8 file of a bearable size gets through.

Whatever reads, here and above, returns what it has read and the findings on it.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.finding import (
    ERROR,
    WARNING,
    Finding,
    position,
)
from generator.text.characters import examined, on_one_line

Record = TypeVar("Record")
Read = tuple[Record | None, list[Finding]]
"What a file or folder states, None where it cannot be read; and what is wrong with it."

MAX_BYTES = 256 * 1024
MAX_REGIONS = 2 * 1024 * 1024
"Of the one file that may be larger."
STEP = 4096
"Bytes that are asked for where a file may go on."
BOM = "\ufeff"
_OFFICE = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
"How a Word, Excel or PDF file begins."
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
    return Finding(
        path=on_one_line(path.as_posix()),
        line=0,
        column=0,
        rule=rule,
        severity=ERROR,
        message=message,
        hint=hint,
    )


def refused(path: Path, rule: str, message: str, hint: str = "") -> tuple[None, list[Finding]]:
    """What is answered for a file that nothing is read from."""
    return None, [problem(path, rule, message, hint)]


def read_text(path: Path, limit: int = MAX_BYTES) -> Read[str]:
    """The text of a file, line ends made uniform; None for anything but a plain UTF-8 file."""
    data, findings = read_bytes(path, limit)
    if data is None:
        return None, findings
    return decoded(data, path)


def read_record(
    path: Path,
    read: Callable[[str, str], Read[Record]],
    limit: int = MAX_BYTES,
) -> Read[Record]:
    """What a file states, read from its text and its path."""
    text, findings = read_text(path, limit)
    if text is None:
        return None, findings
    record, wrong = read(text, path.as_posix())
    return record, findings + wrong


def decoded(data: bytes, path: Path) -> Read[str]:
    """The same of a file whose bytes are there."""
    name = path.as_posix()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = position(before, len(before))
        message, hint = _encoding(data)
        wrong = Finding(
            path=name,
            line=line,
            column=column,
            rule="encoding",
            severity=ERROR,
            message=message,
            hint=hint,
        )
        return None, [wrong]
    findings = []
    if text.startswith(BOM):
        text = text.removeprefix(BOM)
        message, hint = "文件开头有字节顺序标记（BOM）", "另存为不带 BOM 的 UTF-8"
        warning = Finding(name, 1, 0, "encoding", WARNING, message, hint)
        findings.append(warning)
    text = text.replace("\r\n", "\n")
    findings += examined(text, name)
    if any(finding.severity == ERROR for finding in findings):
        return None, findings
    return text, findings


def listed(folder: Path) -> tuple[list[Path], list[Finding]]:
    """What a folder holds, sorted.

    Nothing where there is none, where it is a link, or cannot be read.
    """
    try:
        status = folder.lstat()
        if stat.S_ISDIR(status.st_mode):
            names = sorted(os.listdir(folder))  # noqa: PTH208 - paths are slower to sort
            return [folder / name for name in names], []
    except FileNotFoundError:
        return [], []
    except OSError as error:
        message = f"打不开：{error.strerror}"
        return [], [problem(folder, "file", message, "检查文件夹的权限")]
    message = "应为文件夹（链接等一律不收）"
    return [], [problem(folder, "file", message, "换成文件夹本身")]


def is_folder(path: Path) -> bool:
    """Whether it is a folder itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def read_bytes(path: Path, limit: int = MAX_BYTES) -> Read[bytes]:
    """The bytes of a plain file of at most `limit`.

    Nothing is opened before it is known to be one.
    """
    name = os.fspath(path)
    try:
        if not _is_plain(os.lstat(name)):
            message = "不是普通文件（链接、管道、设备等一律不收）"
            return refused(path, "file", message, "换成文件本身")
        # What has been put in its place since is not followed, and not waited for.
        descriptor = os.open(name, _OPEN)
        try:
            status = os.fstat(descriptor)
            data = _read(descriptor, status.st_size, limit) if _is_plain(status) else b""
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return refused(path, "file", "缺少这个文件")
    except OSError as error:
        message = f"打不开：{error.strerror}"
        return refused(path, "file", message, "检查文件的权限")
    if len(data) > limit:
        message = f"文件有 {status.st_size} 字节，超过上限 {limit}"
        return refused(path, "file", message, "删去图片等嵌入内容")
    return data, []


def _read(descriptor: int, size: int, limit: int) -> bytes:
    """What there is, and not much more than `limit` of it; size: what the system says there is."""
    # A buffer of the size of the limit, once for every file, is memory the system never gets back.
    data = os.read(descriptor, min(size, limit) + 1)
    while len(data) <= limit and (more := os.read(descriptor, STEP)):
        data += more
    return data


def _is_plain(status: os.stat_result) -> bool:
    has_one_name = status.st_nlink == 1
    return has_one_name and stat.S_ISREG(status.st_mode)


def _encoding(data: bytes) -> tuple[str, str]:
    if data.startswith(_OFFICE):
        return (
            "文件不是文本，是改了名的 Word、Excel 或 PDF 文件",
            "照空白报告填写，或者请维护者导入原件",
        )
    hint = "另存为 UTF-8 编码"
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            return f"文件是 {name} 编码", hint
    beginning = data[:200]
    if beginning.count(0) > len(beginning) // 4:
        return "文件不是文本，或是没有标记的 UTF-16 编码", hint
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "文件不是 UTF-8 编码，或已损坏", hint
    return "文件不是 UTF-8 编码，可能是 GBK", hint
