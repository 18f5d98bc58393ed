"""Every public address in one place.

Addresses are permanent; they are given relative to the site's root.
"""

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY
from generator.archive.report import Filing
from generator.content.originals import Original
from generator.form.identities import Identity

HOME = ""
NOT_FOUND = "404.html"
HEADERS = "_headers"
"What Netlify and Cloudflare Pages read, and show nobody."
REDIRECTS = "_redirects"
"As above."
NO_JEKYLL = ".nojekyll"
"Lets GitHub Pages send files whose names begin with _ or a dot, from a branch of a repository."
SEARCH = "search/"
SEARCH_INDEX = "search/index.json"
FORM = "form/"
METHOD = "method/"
CORRECTIONS = "corrections/"
CORRECTIONS_FEED = "corrections.xml"
CONTRIBUTE = "contribute/"
ENTRY = "contribute/entry/"
REMOVAL = "removal/"
REMOVALS_FEED = "removal/feed.xml"
REMOVALS = "removal/removals.json"
COVERAGE = "coverage/"
COVERAGE_TABLE = "coverage/coverage.csv"
COVERAGE_WORDS = "coverage/README.txt"
DEADLINES = "coverage/deadlines.ics"
QUALITY = "quality/"
SECTORS = "sectors/"
ABOUT = "about/"
ORIGINALS = "originals/"
DATA = "data/"
DATABASE = "data/archive.sqlite"
CODEBOOK = "data/codebook.md"
SHA256SUMS = "data/SHA256SUMS"
DATA_PACKAGE = "data/datapackage.json"
CATALOGUE = "data/dcat.jsonld"
CITATION = "data/CITATION.cff"
TABLE = "reports.csv"
WORKBOOK = "reports.xlsx"
"The reports of an agency, a place, a sector or a year, beside its page."
RECORD = "report.json"
"A report for programs, beside its page."
API = "api/v1/"
"What programs read; it stays there when there is another version."
API_INDEX = "api/v1/index.json"
API_FORM = "api/v1/form.json"
API_RULES = "api/v1/rules.json"
API_REGIONS = "api/v1/regions.json"
API_AGENCIES = "api/v1/agencies.json"
API_CHANGES = "api/v1/changes.json"
OPENAPI = "api/v1/openapi.json"
BIBTEX = "cite.bib"
RIS = "cite.ris"
"How its reports are cited, beside an agency's page."


def region(code: str) -> str:
    """`410411/`."""
    return f"{code}/"


def agency(item: Agency) -> str:
    """`410411/gxj/`."""
    return f"{item.key}/"


def report(item: Filing) -> str:
    """`410411/gxj/2025/`."""
    return f"{item.region}/{item.agency}/{item.year}/"


def compare(item: Filing) -> str:
    """`410411/gxj/2025/compare/`."""
    return f"{report(item)}compare/"


def check_sheet(item: Filing) -> str:
    """`410411/gxj/2025/check/`."""
    return f"{report(item)}check/"


def report_workbook(item: Filing) -> str:
    """`410411/gxj/2025/report.xlsx`."""
    return f"{report(item)}report.xlsx"


def blank_workbook(edition: int) -> str:
    """The workbook to be filled in: `contribute/report-2021.xlsx`."""
    return f"{CONTRIBUTE}report-{edition}.xlsx"


def entry(item: Agency) -> str:
    """The page on which a report is filled in, that body chosen: `contribute/entry/?410411/gxj`."""
    return f"{ENTRY}?{item.key}"


def feed(page: str) -> str:
    """The Atom feed of a page: `410411/gxj/feed.xml`."""
    return f"{page}feed.xml"


def cells(number: int) -> str:
    """`data/cells-2025.csv.gz`: every cell of a year's reports."""
    return f"{DATA}cells-{number}.csv.gz"


def api_region_year(code: str, number: int) -> str:
    """`api/v1/regions/410411/2025.json`."""
    return f"{API}regions/{code}/{number}.json"


def api_findings(number: int) -> str:
    """`api/v1/findings/2025.json`."""
    return f"{API}findings/{number}.json"


def api_page(address: str, number: int) -> str:
    """Of a document of several pages the one of that number: `api/v1/agencies-2.json`."""
    return address if number == 1 else f"{address.removesuffix('.json')}-{number}.json"


def schema(name: str) -> str:
    """`schema/agency.schema.json`, which files of the archive name for editors."""
    return f"schema/{name}.schema.json"


def year(number: int) -> str:
    """`years/2025/`."""
    return f"years/{number}/"


def sector(sector_id: str, code: str = COUNTRY) -> str:
    """`sectors/1f9c02ab/410000/`; everywhere, `sectors/1f9c02ab/`."""
    everywhere = f"{SECTORS}{sector_id}/"
    return everywhere if code == COUNTRY else f"{everywhere}{code}/"


def region_year(code: str, number: int) -> str:
    """`410400/2025/`; the whole country's year is `years/2025/`."""
    return year(number) if code == COUNTRY else f"{region(code)}{number}/"


def coverage(code: str) -> str:
    """`coverage/410000/`; the whole archive's is `coverage/`."""
    return COVERAGE if code == COUNTRY else f"{COVERAGE}{code}/"


def gaps(code: str) -> str:
    """`coverage/410000/gaps.csv`: what to look for in a region and all below it."""
    return f"{coverage(code)}gaps.csv"


def quality(part: str | int) -> str:
    """Of a region `quality/410000/`, of a year `quality/2025/`, of the whole archive `quality/`."""
    return QUALITY if part == COUNTRY else f"{QUALITY}{part}/"


def corrections(number: int) -> str:
    """An older page of corrections, `corrections/3/`; the newest, number 0, is `corrections/`."""
    return f"{CORRECTIONS}{number}/" if number else CORRECTIONS


def check(identity: Identity) -> str:
    """The anchor of an identity on a report's page.

    Those that reach into the year before stand under one heading.
    """
    if any(term.last for term in identity.terms):
        return "across"
    return f"check-{identity.id}"


def original(item: Original) -> str:
    """`originals/7fa9….txt.bin`: whatever it holds, no host and no browser takes it for a page."""
    return f"{ORIGINALS}{item.sha256}.{item.ending}.bin"


def rule(demand: str) -> str:
    """`method/title/`; of a family of identities, too."""
    return f"{METHOD}{demand}/"


def plain_page(page_id: str) -> str:
    """`about/`."""
    return f"{page_id}/"


def file(address: str) -> str:
    """The file of the output that a server sends for an address."""
    if not address or address.endswith("/"):
        return f"{address}index.html"
    return address
