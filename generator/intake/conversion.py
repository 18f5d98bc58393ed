"""Formats that no reader of ours knows, made one that has a reader by LibreOffice, where it is.

The file comes from anyone and LibreOffice is large, so it is held as tightly as a system lets us:
a profile of its own in which no macro runs and no link is followed; no network; limits of time,
memory and size; and nothing of it is there afterwards. Formulas it works out anew, whatever it is
told: their results are not those that were published.
"""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.intake.document import UnreadableError
from generator.intake.guard import MAX_FILE

SECONDS = 120
"A first start takes five, also half a minute where the machine is loaded."
KILOBYTES = 4 * 1024 * 1024
"Of memory that may be asked for; LibreOffice asks for a good one of them without using it."
BLOCKS = MAX_FILE // 512
"Of half a kilobyte: what a shell counts a file's size in."
ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
"Where it is put on systems that do not put it on the path."


class Format(NamedTuple):
    """How LibreOffice is told what a file is, and what is to come of it."""

    reads: str
    "Its name for what is read: nothing else is taken for it, whatever the file begins with."
    kind: str
    "Of what is made: docx or xlsx."


FORMATS = {
    "doc": Format("MS Word 97", "docx"),
    "xls": Format("MS Excel 97", "xlsx"),
    "rtf": Format("Rich Text Format", "docx"),
    "odt": Format("writer8", "docx"),
    "ods": Format("calc8", "xlsx"),
}
"Kind of file, which is also the ending it is kept under → how it is made another."
WRITES = {"docx": "MS Word 2007 XML", "xlsx": "Calc MS Excel 2007 XML"}
SAVE_AS = {
    "docx": "请用 Word 或 WPS 打开它，另存为 .docx 或 PDF",
    "xlsx": "请用 Excel 或 WPS 打开它，另存为 .xlsx",
}
"Kind of what is made → what a person does instead."
CALLED = {
    "doc": "旧的 Word（.doc）或 WPS 格式",
    "xls": "旧的 Excel（.xls）或 WPS 表格格式",
    "rtf": " RTF 格式",
    "odt": " OpenDocument 格式",
    "ods": " OpenDocument 表格格式",
}
UNREAD = "LibreOffice 没有读出来，可能有密码、已损坏，或者 LibreOffice 没有装全"
SETTINGS = {
    "Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Writer/Content/Update": {"Link": "2", "Field": "false", "Chart": "false"},
    "Calc/Content/Update": {"Link": "2"},
}
"Of the profile; links 2: never."
ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/'
    'registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>\n'
)


def converted(kind: str, data: bytes) -> tuple[str, bytes]:
    """The kind that is read instead, and the bytes of that.

    Raises UnreadableError where LibreOffice is not there, or makes nothing of the file in time.
    """
    made = FORMATS[kind].kind
    program = office()
    if program is None:
        raise UnreadableError(f"文件是{CALLED[kind]}；{SAVE_AS[made]}。")
    with TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        given = folder / f"original.{kind}"
        given.write_bytes(data)
        _run(_command(program, folder, given, FORMATS[kind]), folder)
        result = folder / "made" / f"original.{made}"
        if not result.is_file() or not 0 < result.stat().st_size < MAX_FILE:
            raise UnreadableError(f"文件是{CALLED[kind]}，{UNREAD}；{SAVE_AS[made]}。")
        return made, result.read_bytes()


@cache
def office() -> str | None:
    """LibreOffice's program; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in ELSEWHERE if Path(path).is_file()), None)


def _command(program: str, folder: Path, given: Path, format_: Format) -> list[str]:
    profile = folder / "profile"
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_settings(), "utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nodefault",
        "--nolockcheck",
        f"--infilter={format_.reads}",
        "--convert-to",
        f"{format_.kind}:{WRITES[format_.kind]}",
        "--outdir",
        str(folder / "made"),
        str(given),
    ]
    if sys.platform == "win32":
        return command
    limits = f"ulimit -t {SECONDS}; ulimit -f {BLOCKS}; ulimit -v {KILOBYTES}"
    return ["/bin/sh", "-c", f'{limits}; exec "$@"', "sh", *_without_network(), *command]


def _settings() -> str:
    items = ""
    for path, values in SETTINGS.items():
        for name, value in values.items():
            items += ITEM.format(path=path, name=name, value=value)
    return PROFILE.format(items=items)


@cache
def _without_network() -> tuple[str, ...]:
    """What a program is started with that is to have no network; nothing where that cannot be."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    command = (unshare, "--map-root-user", "--net")
    quiet = subprocess.DEVNULL
    tried = subprocess.run([*command, "true"], stdout=quiet, stderr=quiet, check=False)  # noqa: S603 - as below
    return command if tried.returncode == 0 else ()


def _run(command: list[str], folder: Path) -> None:
    """Run it to its end; whatever it has started ends with it."""
    surroundings = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    surroundings |= {"HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    # To a proxy that is not there, where the network cannot be taken away.
    surroundings |= dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - no shell reads what the file says, or is called
        command,
        cwd=folder,
        env=surroundings,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        start_new_session=sys.platform != "win32",
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(
            f"LibreOffice 读了 {SECONDS} 秒还没有读完，已经停下；请另存为 .docx 或 .xlsx 再试。"
        ) from error
    finally:
        process.kill()
        if sys.platform != "win32":
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
