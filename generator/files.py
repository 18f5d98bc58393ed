"""Opens the files of `content/`: nothing but a plain UTF-8 file of a bearable size gets through."""

import stat
from pathlib import Path

from generator.finding import ERROR, WARNING, Finding

MAX_BYTES = 256 * 1024


def problem(path: Path, rule: str, message: str, hint: str = "") -> Finding:
    """An error about a file or folder as a whole."""
    return Finding(path.as_posix(), 0, 0, rule, ERROR, message, hint)


def read_text(path: Path, findings: list[Finding], limit: int = MAX_BYTES) -> str | None:
    """The text of a file, line ends made uniform; None, and a finding, for anything but a plain UTF-8 file."""
    name = path.as_posix()
    try:
        status = path.lstat()
    except FileNotFoundError:
        findings.append(problem(path, "file", "缺少这个文件"))
        return None
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        findings.append(problem(path, "file", "不是普通文件（链接、设备等一律不收）", "换成文件本身"))
        return None
    if status.st_size > limit:
        message = f"文件有 {status.st_size} 字节，超过上限 {limit}"
        findings.append(problem(path, "file", message, "删去图片等嵌入内容"))
        return None
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.append(Finding(name, line, 0, "encoding", ERROR, *_encoding(data)))
        return None
    if text.startswith("\ufeff"):
        text = text[1:]
        findings.append(
            Finding(name, 1, 0, "encoding", WARNING, "文件开头有字节顺序标记（BOM）", "另存为不带 BOM 的 UTF-8")
        )
    return text.replace("\r\n", "\n")


def _encoding(data: bytes) -> tuple[str, str]:
    hint = "另存为 UTF-8 编码"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "文件是 UTF-16 编码", hint
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "文件不是 UTF-8 编码，或已损坏", hint
    return "文件不是 UTF-8 编码，可能是 GBK", hint
