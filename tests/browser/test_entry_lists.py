"""The entry page's lists of an archive of any size, and the page where no script runs."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from support.entering import ENTRY
from support.entry import Engine

PAGES = 10
"Of a thousand bodies each."
LISTED = """
async ({ Archive }, { bodies, asked }) => {
  const pages = [];
  for (let at = 0; at < bodies.length; at += 1000) pages.push(bodies.slice(at, at + 1000));
  const fetched = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (address) => {
    fetched.push(address);
    const number = Number((/-([0-9]+)[.]json$/.exec(address) || [0, 1])[1]);
    const body = { total: bodies.length, agencies: pages[number - 1] };
    return { ok: true, json: async () => body };
  };
  const archive = new Archive({ root: "/", regions: "/regions.json", agencies: "/agencies.json" });
  const found = [];
  for (const region of asked) {
    const before = fetched.length;
    const agencies = await archive.agenciesOf(region);
    found.push([agencies.map(({ id }) => id), fetched.length - before]);
  }
  globalThis.fetch = real;
  return found;
}
"""


def test_the_bodies_of_a_region_are_found_in_a_long_list(engine: Engine) -> None:
    """Of ten thousand, in a few of its pages, also where a region goes on in the next.

    The first, the last, one that has no body, and one at the end of a page.
    """
    codes = [f"{number:06}" for number in range(110000, 110000 + 3 * PAGES * 1000 // 7)]
    regions = [code for code in codes for _ in range(7)][: PAGES * 1000]
    bodies = [{"id": f"{code}/b{number}", "region": code} for number, code in enumerate(regions)]
    across = regions[1000]
    asked = [regions[0], regions[-1], "999999", across, regions[5000]]
    found = engine.run("archive", LISTED, {"bodies": bodies, "asked": asked})
    wanted = [[each["id"] for each in bodies if each["region"] == code] for code in asked]
    assert [ids for ids, _ in found] == wanted
    assert regions[999] == across
    assert max(count for _, count in found) <= 6


def test_without_script_the_workbooks_are_offered(
    browser: Browser, sample_url: str, sample_site: Path
) -> None:
    """And nothing that would do nothing; on paper the page is an empty form."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(sample_url + ENTRY)
    expect(page.locator("#entry")).to_be_hidden()
    expect(page.get_by_role("link", name="2021 年版")).to_be_visible()
    files = page.locator("a[download]").evaluate_all(
        "links => links.map((link) => [link.getAttribute('download'), link.getAttribute('href')])"
    )
    page.emulate_media(media="print")
    fields = page.locator("[data-cell]:visible").count()
    context.close()
    assert [name for name, _ in files] == ["年报填报表-2021.xlsx", "年报填报表-2019.xlsx"]
    assert [(sample_site / address.lstrip("/")).is_file() for _, address in files] == [True, True]
    assert fields == 200
