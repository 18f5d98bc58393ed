"""What hosts answer at an address that has changed: where a page says the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.site import redirects
from generator.survey.overview import Survey
from support.loaded import surveyed
from support.paths import SAMPLE


def test_a_rule_leads_where_the_page_does(sample_site: Path) -> None:
    """For each page that leads on from a former code, one rule, in the same words for each host."""
    survey = at(surveyed(SAMPLE), "https://archive.example/")
    (rule,) = redirects.text(survey).splitlines()
    source, target, status = rule.split()
    assert (source, target, status) == ("/990182/*", "/990102/:splat", "301")
    former = sorted((sample_site / "990182").rglob("index.html"))
    assert former
    for page in former:
        below = page.relative_to(sample_site / "990182").parent.as_posix()
        address = target.replace(":splat", "" if below == "." else f"{below}/")
        assert f'content="0; url=/base{address}"' in page.read_text("utf-8")


@pytest.mark.parametrize("base", ["https://archive.example/base/", "https://archive.example/a/b/"])
def test_a_site_below_a_path_has_no_rule(base: str) -> None:
    """Hosts read the file at the root of a domain, where such a site does not stand."""
    assert redirects.text(at(surveyed(SAMPLE), base)) == ""


def test_an_agency_whose_folder_was_renamed_has_rules_of_its_own(archive: Path) -> None:
    """Before those of regions, of which each host takes the first that matches."""
    regions = archive / "content/regions.yaml"
    text = regions.read_text("utf-8")
    regions.write_text(text.replace("清河区", "清河区, former: ['990111']"), "utf-8")
    own = archive / "content/reports/990101/jyj/agency.yaml"
    own.write_text(f"{own.read_text('utf-8')}former_ids: [jw]\n", "utf-8")
    assert redirects.text(surveyed(archive / "content")).splitlines() == [
        "/990101/jw/* /990101/jyj/:splat 301",
        "/990111/jw/* /990101/jyj/:splat 301",
        "/990111/* /990101/:splat 301",
    ]


def test_an_archive_that_does_not_name_the_country_has_its_rules(archive: Path) -> None:
    """Nothing asks for it: the regions that have agencies, and those above, are enough."""
    regions = archive / "content/regions.yaml"
    lines = regions.read_text("utf-8").splitlines(keepends=True)
    regions.write_text("".join(line for line in lines if "'000000'" not in line), "utf-8")
    assert redirects.text(surveyed(archive / "content")) == ""


def at(survey: Survey, base_url: str) -> Survey:
    """The same archive at another address."""
    archive = survey.archive
    return Survey(
        replace(archive, settings=replace(archive.settings, base_url=base_url)), survey.standings
    )
