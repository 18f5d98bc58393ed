"""The reports and all they need, packed: the same bytes for the same content."""

import tarfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.commands.clock import this_year
from generator.content.files import MAX_REGIONS, read_bytes
from generator.content.folder import digest_of, read_folder
from generator.content.sight import files_of_all, look
from generator.finding import GeneratorError

GZIP = 31
"What zlib calls the format: without the name and the time that other writers put there."


def pack(content: Path, target: Path) -> str:
    """Write the archive's content into a .tar.gz; the digest of its reports.

    Originals are left out: some are no longer shown.
    """
    folders: dict[str, bytes] = {}
    packer = zlib.compressobj(wbits=GZIP)
    with target.open("xb") as file:
        for piece in _pieces(_files(content, folders)):
            file.write(packer.compress(piece))
        file.write(packer.flush())
    return digest_of(folders)


def _pieces(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """What a tar of these files is made of: nobody's, of no time."""
    for name, data in files:
        head = tarfile.TarInfo(f"content/{name}")
        head.size = len(data)
        yield head.tobuf(tarfile.PAX_FORMAT)
        yield data
        yield bytes(-len(data) % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _files(content: Path, folders: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each; the digest of each agency's folder goes into `folders`."""
    for path in sorted(files_of_all(content)):
        data, _ = read_bytes(path, MAX_REGIONS)
        if data is None:
            raise GeneratorError(f"{path.as_posix()} 不能读取")
        yield path.relative_to(content).as_posix(), data
    for seen in look(content, this_year()).folders:
        folder = read_folder(content, seen.folder.key, this_year())
        folders[folder.key] = folder.digest()
        for name, data in sorted(folder.files.items()):
            yield f"reports/{folder.key}/{name}", data
