"""What the host shows: forms for issues as it takes them, how to cite, how to tell of a danger."""

import re
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator import __version__
from generator.archive.agency import KINDS
from support.paths import ROOT

TEMPLATES = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in TEMPLATES.glob("*.yml") if path.name != "config.yml")
each_form = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)

TOP = {"name", "description", "title", "body"}
ATTRIBUTES = {
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder"}),
    "textarea": ({"label"}, {"description", "placeholder"}),
    "dropdown": ({"label", "options"}, {"description"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
"""Type → the attributes it must have, and those of the others that our forms use.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""


def form(path: Path) -> dict[str, Any]:
    """A form as the host reads it."""
    return dict(yaml.safe_load(path.read_text("utf-8")))


def texts(value: object) -> list[str]:
    """Every text of a form; a value that is neither is a mistake of quoting."""
    if isinstance(value, dict):
        return list(chain.from_iterable(map(texts, value.values())))
    if isinstance(value, list):
        return list(chain.from_iterable(map(texts, value)))
    assert isinstance(value, (str, bool)), value
    return [value] if isinstance(value, str) else []


def test_there_is_a_form_for_what_people_come_with() -> None:
    """In the order they are shown, each under a name of its own; and a blank issue for the rest."""
    assert [form(path)["name"] for path in FORMS] == [
        "数据有误", "更正或撤回", "新增机关", "送交填报表",
    ]  # fmt: skip
    assert form(TEMPLATES / "config.yml") == {"blank_issues_enabled": True}


@each_form
def test_a_form_is_one_that_the_host_takes(path: Path) -> None:
    """One that it does not take it drops without a word to whom it would have helped."""
    read = form(path)
    assert read.keys() == TOP
    assert all(text.strip() for text in texts(read))
    assert len(read["name"]) >= 3
    kinds = [each["type"] for each in read["body"]]
    assert set(kinds) - {"markdown"}
    for each in read["body"]:
        required, optional = ATTRIBUTES[each["type"]]
        assert required <= each["attributes"].keys() <= required | optional
        assert each.keys() <= {"type", "id", "attributes", "validations"}
        assert each.get("validations", {}).keys() <= {"required"}
        if each["type"] in ("markdown", "checkboxes"):
            assert "validations" not in each
    asked = [each for each in read["body"] if each["type"] != "markdown"]
    ids = [each["id"] for each in asked]
    labels = [each["attributes"]["label"] for each in asked]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", each) for each in ids)
    assert (len(set(ids)), len(set(labels))) == (len(asked), len(asked))


@each_form
def test_what_is_chosen_from_is_told_apart(path: Path) -> None:
    """No option twice, none that the host keeps for itself; a box to tick says what for."""
    for each in form(path)["body"]:
        options = each["attributes"].get("options", [])
        if each["type"] == "dropdown":
            assert len(set(options)) == len(options) >= 2
            assert "none" not in {option.lower() for option in options}
        for option in options if each["type"] == "checkboxes" else ():
            assert option.keys() == {"label", "required"}


def test_kinds_of_bodies_are_called_as_everywhere() -> None:
    """In the form for a new agency, as on the pages."""
    (kind,) = [each for each in form(FORMS[2])["body"] if each.get("id") == "kind"]
    assert kind["attributes"]["options"] == list(KINDS.values())


def test_a_report_leads_to_the_form_with_its_page_filled_in(sample_site: Path) -> None:
    """The template is there, and what the address fills in is one of its fields."""
    page = (sample_site / "990101" / "gxj" / "2023" / "index.html").read_text("utf-8")
    address = re.findall(r'href="([^"]*/issues/new[^"]*)"', page)[0]
    asked = parse_qs(urlsplit(unescape(address)).query)
    assert asked == {
        "template": [FORMS[0].name],
        "title": ["数据有误：990101/gxj/2023"],
        "page": ["https://archive.example/base/990101/gxj/2023/"],
    }
    assert "page" in [each.get("id") for each in form(FORMS[0])["body"]]


def test_nobody_is_asked_to_write_what_is_to_be_hidden() -> None:
    """The form for corrections warns of it before anything else, and has it confirmed."""
    body = form(FORMS[1])["body"]
    assert "不要写在这里" in body[0]["attributes"]["value"]
    assert body[-1]["attributes"]["options"][0]["required"] is True


def test_the_citation_is_of_this_version() -> None:
    """Citation File Format 1.2: what it demands, and the version that the program says it has."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    demanded = {"cff-version", "message", "title", "authors"}
    known = demanded | {"type", "abstract", "version", "license", "keywords"}
    assert demanded <= cited.keys() <= known
    assert (cited["cff-version"], cited["type"], cited["license"]) == ("1.2.0", "software", "MIT")
    assert cited["version"] == __version__
    assert cited["authors"] == [{"name": "The archive's authors"}]
    assert cited["authors"][0]["name"] in (ROOT / "LICENSE").read_text("utf-8")


def test_what_is_said_of_security_leads_somewhere() -> None:
    """Its links are files of the repository, and the form that it names is there."""
    said = (ROOT / "SECURITY.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\)", said)
    assert links
    assert all((ROOT / link).is_file() for link in links)
    assert "数据有误" in said
