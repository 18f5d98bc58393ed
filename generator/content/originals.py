"""`content/originals/`: what agencies published, each file called after the digest of its bytes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.content.files import listed, problem, read_bytes
from generator.finding import WARNING, Finding

FOLDER = "originals"
RULE = "original"
ENDINGS = ("txt", "html", "docx", "xlsx", "pdf", "doc", "xls", "rtf", "odt", "ods")
"One for each kind of file that `import` reads; a text is a txt, whatever it was called."
MAX_ORIGINAL = 50 * 1024 * 1024
NAME = re.compile(rf"([0-9a-f]{{64}})\.({'|'.join(ENDINGS)})")
DIGEST = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
ITSELF = "换成原件本身；太大的存在别处，在 site.yaml 的 originals 写明网址"


class Original(NamedTuple):
    """A kept original; that it is what its name says has been seen."""

    sha256: str
    ending: str
    path: str
    "`content/originals/<sha256>.<ending>`, as findings print it."


def file_name(digest: str, ending: str) -> str:
    """What an original is called in the folder."""
    return f"{digest}.{ending}"


def kept_originals(content: Path) -> tuple[tuple[Original, ...], list[Finding]]:
    """The originals an archive keeps, by name; anything else that lies there is a finding."""
    paths, findings = listed(content / FOLDER)
    kept: dict[str, Original] = {}
    for path in paths:
        named = NAME.fullmatch(path.name)
        if not named:
            findings.append(_misnamed(path))
            continue
        digest, ending = named.groups()
        wrong = _unlike(path, digest)
        findings += wrong
        if wrong:
            continue
        if digest in kept:
            hint = f"只留 {kept[digest].path} 或这一份"
            again = problem(path, RULE, "同一份原件存了两次", hint)
            findings.append(again)
            continue
        kept[digest] = Original(
            sha256=digest,
            ending=ending,
            path=path.as_posix(),
        )
    originals = tuple(kept.values())
    return originals, findings


def bytes_of(original: Original) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a kept original; None, and why, where they are no longer those."""
    path = Path(original.path)
    data, findings = read_bytes(path, MAX_ORIGINAL)
    if data is None:
        return None, findings
    wrong = _digested(path, data, original.sha256)
    if wrong:
        return None, wrong
    return data, []


def named_by(files: Iterable[bytes], kept: Mapping[str, Original]) -> tuple[Original, ...]:
    """The kept originals whose digests stand in some files, by digest."""
    if not kept:
        return ()
    stated: set[str] = set()
    for data in files:
        found = DIGEST.findall(data)
        stated.update(map(bytes.decode, found))
    both = stated.intersection(kept)
    return tuple(kept[digest] for digest in sorted(both))


def unnamed(kept: Iterable[Original], named: Iterable[Original]) -> list[Finding]:
    """Originals of which no report says that it was made from them."""
    in_use = set(named)
    unused = (original for original in kept if original not in in_use)
    return list(map(_unused, unused))


def _unlike(path: Path, digest: str) -> list[Finding]:
    """Why a file is not the original its name says."""
    data, unread = read_bytes(path, MAX_ORIGINAL)
    if data is None:
        as_ours = partial(replace, rule=RULE, hint=ITSELF)
        return list(map(as_ours, unread))
    return _digested(path, data, digest)


def _digested(path: Path, data: bytes, digest: str) -> list[Finding]:
    actual = sha256(data).hexdigest()
    if actual == digest:
        return []
    message = f"原件的 SHA-256 应为 {digest}，实为 {actual}"
    hint = "内容有改动，换回原来的文件；确是另一份原件，重新导入"
    wrong = problem(path, RULE, message, hint)
    return [wrong]


def _misnamed(path: Path) -> Finding:
    endings = "、.".join(ENDINGS)
    message = f"文件名应为 SHA-256（64 位小写十六进制）加 .{endings}"
    return problem(path, RULE, message, "原件由 import 命令存入；别的文件移到别处")


def _unused(original: Original) -> Finding:
    hint = "在报告的 source 写上 sha256，或删去"
    finding = problem(Path(original.path), RULE, "没有报告以这份原件为据", hint)
    return replace(finding, severity=WARNING)
