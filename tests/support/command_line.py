"""The command line, run as a person runs it, in a small valid archive."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from click.testing import CliRunner

from generator.commands.cli import COMMANDS, cli
from support.paths import ROOT

SERVER = multiprocessing.get_context("forkserver")
IMPORTED = [f"generator.commands.{name}" for name in COMMANDS.values()]
SERVER.set_forkserver_preload([*IMPORTED, "generator.intake.readers.every"])

REPORT = "content/reports/990101/jyj/2023.md"


def run(folder: Path, *arguments: str, **given: str) -> tuple[int, str, str]:
    """Status, output and messages of `python -m generator …` in that folder.

    In a process of its own, which a server forks that has imported the commands already.
    """
    surroundings = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1780000000", "LANG": "C"}
    with TemporaryDirectory() as messages:
        said = [Path(messages, "output"), Path(messages, "messages")]
        process = SERVER.Process(
            target=_command, args=(folder, arguments, os.environ | surroundings | given, said)
        )
        process.start()
        process.join()
        output, error = (path.read_text("utf-8") for path in said)
    assert process.exitcode is not None
    return process.exitcode, output, error


def _command(
    folder: Path, arguments: Sequence[str], environment: Mapping[str, str], said: Sequence[Path]
) -> None:
    """What `python -m generator` does in that folder, and these surroundings."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, path in enumerate(said, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    if "build" in arguments:
        import_module("support.compiled").reuse()
    main = ModuleType("__main__")
    main.__package__ = "generator"
    sys.modules["__main__"] = main
    sys.argv = [str(ROOT / "generator" / "__main__.py"), *arguments]
    import_module("generator.__main__").main()


def understood(arguments: Sequence[str]) -> None:
    """Whether the command line knows a command and its options.

    `--help` behind them is all it then does.
    """
    done = CliRunner().invoke(cli, [*arguments, "--help"])
    assert (done.exit_code, arguments) == (0, arguments)


def shell(folder: Path, arguments: str, output: int = subprocess.PIPE) -> tuple[int, str, str]:
    """The same, of arguments as a shell reads them.

    What goes to an output of one's own is not told.
    """
    command = ["/bin/sh", "-c", f'exec "$0" -m generator {arguments}', sys.executable]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=output, stderr=pipe, check=False
    )
    return done.returncode, (done.stdout or b"").decode("utf-8"), done.stderr.decode("utf-8")


def spoil(folder: Path) -> None:
    """One wrong cell: 新收·商业企业."""
    path = folder / REPORT
    text = path.read_text("utf-8")
    path.write_text(
        text.replace(
            "received:               [     0,        0", "received:               [     0,       12"
        ),
        "utf-8",
    )
