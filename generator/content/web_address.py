"""Addresses of the web that content states: what a page may lead to, and where a site may stand."""

import re
from urllib.parse import SplitResult, unquote, urlsplit

from generator.archive.settings import KEPT

SHAPE = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*")
"A name, in whatever script, or a number of IP version 4 or 6."
SEGMENT = re.compile(r"(?!\.{1,2}$)[\w.~+@=-]+")
"What may stand between two slashes of the path a site stands at; `..` leads elsewhere."
DIGEST, ENDING = "{sha256}", "{ext}"
"What stands for those of an original in a pattern of addresses."


def fault(address: str) -> str:
    """Why no page may lead there, in Chinese, to be read behind the name of the field.

    Empty where one may.
    """
    parts = _split(address)
    if not parts or not HOST.fullmatch(parts.hostname or ""):
        return "应为 http:// 或 https:// 开头的网址"
    if "@" in parts.netloc:
        return "不能含用户名或密码"
    return ""


def site_fault(address: str) -> str:
    """The same of the address a site stands at.

    Whatever is behind it must be a file of the site.
    """
    found = fault(address)
    if found:
        return found
    if "?" in address or "#" in address:
        return "不能含 ? 或 #"
    _, _, behind = address.partition("://")
    path = unquote(urlsplit(address).path).strip("/")
    segments = path.split("/") if path else []
    if "//" in behind or not all(map(SEGMENT.fullmatch, segments)):
        return "域名后面只能是文件夹，如 https://example.org/repo/"
    return ""


def pattern_fault(pattern: str) -> str:
    """The same of where originals are kept: `content`, or a pattern of addresses."""
    if pattern == KEPT:
        return ""
    address = pattern.replace(DIGEST, "0" * 64).replace(ENDING, "txt")
    if DIGEST not in pattern or fault(address):
        return f"应为 {KEPT}，或含 {DIGEST} 的网址，如 https://example.org/{DIGEST}.{ENDING}"
    return ""


def filled(pattern: str, digest: str, ending: str) -> str:
    """The address of one original; empty where the pattern asks for an ending there is none of."""
    if ENDING in pattern and not ending:
        return ""
    return pattern.replace(DIGEST, digest).replace(ENDING, ending)


def _split(address: str) -> SplitResult | None:
    """Its parts; None for what is no address, or names a port there is none of."""
    if not SHAPE.fullmatch(address):
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    return None if port == 0 else parts
