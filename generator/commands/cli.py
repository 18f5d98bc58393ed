"""The command line: one command per verb, each in a module of its own. Only this room speaks.

Exit status: 0 fine, 1 the content has errors, 2 usage or configuration, 3 a bug of ours, 4 input
or output (a tool, a disk, a file system failed, or another build is under way), 130 interrupted,
143 terminated.
"""

import os
import sys
import traceback
from importlib import import_module
from types import TracebackType
from typing import NoReturn

import click

from generator import __version__
from generator.commands import streams
from generator.finding import GeneratorError
from generator.publish import interruptions
from generator.publish.ending import end_at_once
from generator.text.characters import on_one_line

COMMANDS = {
    "build": "build",
    "check": "check",
    "diff": "diff",
    "verify": "verify",
    "serve": "serve",
    "import": "import_",
    "init": "init",
    "new": "new",
    "fmt": "fmt",
    "release": "release",
    "nginx": "nginx",
    "collect": "collect",
    "schema": "schema",
}
"Verb → its module and, in it, its command: none waits for what another needs."


class Commands(click.Group):
    """The verbs, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """All of them, in the order of help texts."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that verb; None where there is none."""
        name = COMMANDS.get(cmd_name)
        if name is None:
            return None
        module = import_module(f"generator.commands.{name}")
        command: click.Command = getattr(module, name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "color": True})
@click.version_option(package_name=None, version=__version__, prog_name="gongkai")
def cli() -> None:
    """Check, build and extend an archive of 政府信息公开工作年度报告."""


def _leave() -> NoReturn:
    """All has been cleaned up; threads that wait for killed workers are not waited for."""
    click.echo("已中断。", err=True)
    os._exit(interruptions.status())


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Somebody may interrupt a command while it is being ended."""
    if issubclass(kind, KeyboardInterrupt):
        os._exit(interruptions.status())
    sys.__excepthook__(kind, error, trace)


def main() -> None:
    """Run the command line and exit with its status."""
    streams.prepare()
    sys.excepthook = _uncaught
    try:
        interruptions.hear()
        cli(standalone_mode=False)
    except click.ClickException as error:
        click.UsageError(on_one_line(error.format_message()), getattr(error, "ctx", None)).show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _leave()
    except OSError as error:
        what = on_one_line(str(error.filename or "系统"))
        click.echo(f"{what}：{error.strerror or error}", err=True)
        sys.exit(4)
    except GeneratorError as error:
        click.echo(str(error), err=True)
        sys.exit(error.status)
    except Exception:  # noqa: BLE001 - whatever is left is a bug of ours, and says so by its status
        traceback.print_exc()
        sys.exit(3)
    finally:
        end_at_once()
