"""`static/` → the few files that a host, an authority or a search engine asks a site for.

They come from anyone, and would be the site's own: nothing that runs, looks like a page, leads
elsewhere or changes what a host does gets in, but for the domain's name, which is looked at.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.files import (
    Read,
    decoded,
    is_folder,
    listed,
    problem,
    read_bytes,
    refused,
)
from generator.content.ids import DEVICE
from generator.finding import Finding

FOLDER = "static"
DOMAIN = "CNAME"
"The domain of a site on GitHub Pages: https://docs.github.com/en/pages."
WELL_KNOWN = ".well-known"
"RFC 8615."
VALIDATION = "pki-validation"
"In it, where authorities look before they sign a certificate (CA/Browser Forum, 3.2.2.4.18)."
FOLDERS = (WELL_KNOWN, f"{WELL_KNOWN}/{VALIDATION}")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,80}\.(?:txt|html)")
TAKEN = ("robots.txt", "404.html", "index.html")
"Files of the site's own, in any letters."
HOST_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\s*")
TOKEN = re.compile(r"[A-Za-z0-9 ._:=-]{1,200}\s*")
"What search engines have one put into a page, to show whose the site is; it is no HTML."
MAX_STATIC = 8192
"Bytes of one."
MOST = 40
"How many there may be."
WHAT = f"只放 {DOMAIN}、*.txt、搜索引擎的验证文件 *.html，和 {WELL_KNOWN}/ 下的 *.txt"


def paths(content: Path) -> Iterator[Path]:
    """Every file there, whatever it is called."""
    found, _ = _found(content)
    yield from found


def load_static(content: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """File of the site → its content, of those that may be there."""
    files: dict[str, bytes] = {}
    found, findings = _found(content)
    if len(found) > MOST:
        message = f"有 {len(found)} 个文件，超过上限 {MOST}"
        return {}, [problem(content / FOLDER, "place", message, WHAT)]
    for path in found:
        name = path.relative_to(content / FOLDER).as_posix()
        data, wrong = _read(path, name)
        findings += wrong
        if data is not None:
            files[name] = data
    return files, findings


def _found(content: Path) -> tuple[list[Path], list[Finding]]:
    """What lies in the folder, and in those that may be in it."""
    folder = content / FOLDER
    found, findings = listed(folder)
    files = []
    while found:
        path = found.pop(0)
        if is_folder(path) and path.relative_to(folder).as_posix() in FOLDERS:
            inside, wrong = listed(path)
            found += inside
            findings += wrong
        else:
            files.append(path)
    return files, findings


def _read(path: Path, name: str) -> Read[bytes]:
    """A file of that name in the site."""
    if not _may_be_named(name):
        return refused(path, "place", f"{FOLDER}/ 下{WHAT}")
    if name.lower() in TAKEN:
        return refused(path, "place", f"{name} 是本站自己的文件", "换一个文件名，或删去")
    data, unread = read_bytes(path, MAX_STATIC)
    text, findings = decoded(data, path) if data is not None else (None, unread)
    if text is None:
        return None, findings
    wrong = _misshapen(name, text)
    return refused(path, "shape", wrong) if wrong else (data, findings)


def _misshapen(name: str, text: str) -> str:
    """What a file ought to say; empty where it may say what it does."""
    if name == DOMAIN and not HOST_NAME.fullmatch(text):
        return "应为一个域名，如 nianbao.example.org"
    if name.endswith(".html") and not TOKEN.fullmatch(text):
        return "应为搜索引擎给的一行验证文字，不能是网页"
    return ""


def _may_be_named(name: str) -> bool:
    if name == DOMAIN:
        return True
    file = name.rpartition("/")[2]
    is_device = re.match(rf"(?:{DEVICE})\.", file.lower())
    return bool(NAME.fullmatch(file)) and not is_device
