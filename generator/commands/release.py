"""`generator release`."""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

import click

from generator.archive.settings import Settings
from generator.commands.clock import this_day
from generator.commands.new_folder import beside, require_new
from generator.commands.options import CONTENT, day, matching, require_archive
from generator.commands.packed_content import pack
from generator.content.regions import load_regions
from generator.content.sight import look
from generator.content.site_file import load_settings
from generator.finding import GeneratorError, UsageError
from generator.site import urls
from generator.site.describe import deposit, written
from generator.site.describe.checksums import lines_of
from generator.site.describe.citing import Edition, cff
from generator.site.describe.crate import NAME as CRATE
from generator.site.describe.crate import Filed, crate
from generator.site.describe.data_package import data_package
from generator.site.describe.table_schema import Json

CHUNK = 1 << 20
"Bytes that are copied at a time."
VERSION = r"[0-9A-Za-z][0-9A-Za-z._+-]{0,63}"


@click.command()
@CONTENT
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The site, built of that archive.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("release"),
    show_default=True,
    help="A new folder.",
)
@click.option(
    "--version-name",
    callback=matching(VERSION, "2026.1"),
    help="What this release is called; its date where nothing is said.",
)
@click.option("--date", callback=day, help="Its date; today where nothing is said.")
def release(
    content: Path, site: Path, output: Path, version_name: str | None, date: str | None
) -> None:
    """Put together a folder of the data, ready to be deposited where it gets a DOI."""
    require_archive(content)
    require_new(output, "--output")
    _require_apart(output, content, site)
    on = date or this_day()
    edition = Edition(version_name or on.replace("-", "."), on)
    package = _package(site)
    years = sorted({year for _, year in look(content).filed()})
    with beside(output) as folder:
        digest = pack(content, folder / deposit.CONTENT)
        settings = _settings(content, package)
        if package | {"resources": []} != data_package(settings, (), years, digest):
            what = f"{content.as_posix()} 和生成站点时不同"
            raise GeneratorError(f"{what}，请重新生成站点，再运行一次")
        for name, source, expected in _copied(site, package):
            _copy(source, folder / name, expected)
        _describe(folder, settings, package, years, edition)
        count = sum(1 for _ in folder.iterdir())
    done = f"已生成 {count} 个文件：{output.as_posix()}/，版本 {edition.version}"
    click.echo(done, err=True)


def _require_apart(output: Path, content: Path, site: Path) -> None:
    """Raise UsageError where the next build, or a check, would find it."""
    for name, other in (("年报内容", content), ("站点", site)):
        if output.resolve().is_relative_to(other.resolve()):
            raise UsageError(f"--output {output}：它在{name}里面，请另选一个文件夹")


def _package(site: Path) -> Json:
    """What a site says of its data."""
    path = site / urls.DATA_PACKAGE
    if not path.is_file():
        message = f"--site {site}：里面没有 {urls.DATA_PACKAGE}；请先用 build 生成站点"
        raise UsageError(message)
    content = path.read_bytes()
    listed = sha256(content).hexdigest() + f"  {path.name}"
    if listed not in _listing(site):
        raise _damaged(path)
    package: Json = json.loads(content)
    return package


def _listing(site: Path) -> list[str]:
    """The lines of the digests of a site's data."""
    text = (site / urls.SHA256SUMS).read_text("utf-8")
    return text.splitlines()


def _damaged(path: Path) -> GeneratorError:
    return GeneratorError(f"{path.as_posix()} 已经损坏，请重新生成站点，再运行一次")


def _settings(content: Path, package: Json) -> Settings:
    """Those of the archive, which stands where the site says."""
    regions, _ = load_regions(content)
    settings, _ = load_settings(content, regions)
    home = str(package.get("homepage", ""))
    return replace(settings, base_url=home.removesuffix(urls.DATA))


def _copied(site: Path, package: Json) -> Iterator[tuple[str, Path, str]]:
    """Name, place and digest of each file that is copied."""
    for line in _listing(site):
        digest, _, name = line.partition("  ")
        if PurePosixPath(name).name != name:
            raise _damaged(site / urls.SHA256SUMS)
        if name not in deposit.LEFT_OUT:
            yield name, site / urls.DATA / name, digest
    (coverage,) = [each for each in package["resources"] if each["name"] == "coverage"]
    digest = coverage["hash"].removeprefix("sha256:")
    yield deposit.COVERAGE, site / urls.COVERAGE_TABLE, digest


def _copy(source: Path, target: Path, expected: str) -> None:
    """GeneratorError where the file is no longer the one the site was built with."""
    digest = sha256()
    with source.open("rb") as read, target.open("xb") as made:
        while chunk := read.read(CHUNK):
            digest.update(chunk)
            made.write(chunk)
    if digest.hexdigest() != expected:
        raise _damaged(source)


def _describe(
    folder: Path, settings: Settings, package: Json, years: Collection[int], edition: Edition
) -> None:
    """Write what the deposit says of itself."""
    made = deposit.deposited(package, edition)
    titles = deposit.titles(made)
    texts = {
        "CITATION.cff": cff(settings, edition),
        "datapackage.json": written(made),
        deposit.LICENCE: deposit.licence_text(settings),
    }
    names = sorted([*texts, deposit.README, *(path.name for path in folder.iterdir())])
    told = {name: titles.get(name, name) for name in names}
    texts[deposit.README] = deposit.readme(settings, told, years, edition)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="")
    files = [_filed(folder / name, title) for name, title in told.items()]
    described = written(crate(settings, files, years, edition))
    (folder / CRATE).write_text(described, "utf-8", newline="")
    digests = {file.name: file.sha256 for file in files}
    digests[CRATE] = sha256(described.encode()).hexdigest()
    (folder / "SHA256SUMS").write_text(lines_of(digests), "utf-8", newline="")


def _filed(path: Path, title: str) -> Filed:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return Filed(path.name, title, path.stat().st_size, digest.hexdigest())
