"""Public collections of hostile input, and what is dangerous in HTML.

ARCHIVE_HOSTILE_DIR names the folder they are in.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from justhtml import Element, JustHTML

from generator.form.editions import SECTIONS

FOLDER = os.environ.get("ARCHIVE_HOSTILE_DIR")


def collection(name: str) -> Path:
    """A folder of the public collections; without it the test is skipped, and says so."""
    if not FOLDER or not (Path(FOLDER) / name).is_dir():
        pytest.skip(
            f"ARCHIVE_HOSTILE_DIR names no folder with {name}, so that collection was not tried"
        )
    return Path(FOLDER) / name


def yaml_suite() -> list[tuple[str, str]]:
    """Name and text of each case of the YAML test suite.

    Its visible signs for spaces and ends are turned back.
    """
    found = []
    for path in sorted(collection("yaml-test-suite").glob("*.yaml")):
        text = ""
        for number, case in enumerate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)):
            text = case.get("yaml", text)
            plain = (
                re.sub("—*»", "\t", text.replace("␣", " ")).replace("↵", "").replace("⇔", "\ufeff")
            )
            found.append((f"{path.stem}-{number}", re.sub("∎\n?$", "", plain)))
    return found


def naughty_strings() -> list[str]:
    """The big list of naughty strings."""
    found: list[str] = json.loads((collection("naughty-strings") / "blns.json").read_text("utf-8"))
    return found


KNOWN = {"yaml-test-suite", "naughty-strings", "xss", "templates", "traversal"}
"Collections whose shape is known; of any other each file is tried as it is."


def other_files() -> list[Path]:
    """Every file of the collections that nobody told us of."""
    if not FOLDER:
        pytest.skip("ARCHIVE_HOSTILE_DIR is not set, so no other collection was tried")
    others = (
        path for path in sorted(Path(FOLDER).iterdir()) if path.name not in KNOWN and path.is_dir()
    )
    return [file for folder in others for file in sorted(folder.rglob("*")) if file.is_file()]


def lines(name: str) -> list[str]:
    """Every line of every text of a collection: payloads, paths, expressions."""
    texts = (path.read_text("utf-8", "replace") for path in sorted(collection(name).glob("*.txt")))
    return list(dict.fromkeys(line for text in texts for line in text.splitlines() if line.strip()))


ACTIVE = {
    "applet", "base", "embed", "frame", "frameset", "iframe", "img", "image", "math", "noscript",
    "object", "style", "template", "textarea", "audio", "video", "source", "track", "animate",
    "set", "foreignobject", "use",
}  # fmt: skip
"Elements that no page of ours has."

ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "xlink:href",
    "srcset",
    "ping",
    "background",
    "cite",
)


def dangers(html: str) -> list[str]:
    """What runs, loads, covers or leads away in a page, as an HTML5 parser sees it."""
    found = []
    for element in JustHTML(html, sanitize=False).query("*"):
        if isinstance(element, Element):
            found += [*_of_the_element(element), *_of_its_attributes(element)]
    return found


def _of_the_element(element: Element) -> Iterator[str]:
    name, attributes = element.name.lower(), element.attrs or {}
    is_ours = (name, attributes.get("id") or "") in FIELDS
    if name in ACTIVE and not is_ours:
        yield f"<{name}>"
    if name == "script" and not _is_own(element):
        yield "<script>"
    if name == "meta" and "refresh" in (attributes.get("http-equiv") or "").lower():
        yield "<meta refresh>"
    if name == "form" and not (attributes.get("action") or "").endswith("/search/"):
        yield "<form>"


def _of_its_attributes(element: Element) -> Iterator[str]:
    for attribute, value in (element.attrs or {}).items():
        if attribute.startswith("on") or attribute in {"style", "srcdoc"}:
            yield f"{attribute}="
        if attribute in ADDRESSES and not re.match(
            r"(?:https?://[^/]|mailto:|#|\?|/(?!/)|$)", value or ""
        ):
            yield f"{attribute}={value}"


FIELDS = {
    ("textarea", "message"),
    ("template", "wrong"),
    *(("textarea", f"words-{section.id}") for section in SECTIONS),
}
"Kind and id: the field of a check sheet; of the entry page those of words, and what is said there."
OWN_SCRIPT = (
    r"(?:/[a-z]+)?/assets/(?:(?:search|entry)-[0-9a-f]{8}/)?[a-z_-]+\.js(?:\?v=[0-9a-f]{8})?"
)


def _is_own(script: Element) -> bool:
    """Whether it is a file of ours, or data that no browser runs and that is what it says it is."""
    attributes = script.attrs or {}
    if attributes.get("type") == "application/ld+json":
        return isinstance(json.loads(script.to_text()), dict)
    return bool(re.fullmatch(OWN_SCRIPT, attributes.get("src") or ""))
