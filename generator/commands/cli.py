"""The command line: one command per verb, each in a module of its own. Only this room speaks.

Exit status: 0 fine, 1 the content has errors, 2 usage or configuration, 3 a bug of ours, 4 input
or output (a tool, a disk, a file system failed, or another build is under way), 130 interrupted,
143 terminated.
"""

import os
import sys
import traceback
from types import TracebackType
from typing import NoReturn

import click

from generator import __version__
from generator.commands import streams
from generator.commands.build import build
from generator.commands.check import check
from generator.commands.fmt import fmt
from generator.commands.import_ import import_
from generator.commands.new import new
from generator.commands.schema import schema
from generator.commands.serve import serve
from generator.finding import GeneratorError
from generator.publish import interruptions
from generator.publish.ending import end_at_once
from generator.text.characters import on_one_line


@click.group(context_settings={"help_option_names": ["-h", "--help"], "color": True})
@click.version_option(package_name=None, version=__version__, prog_name="gongkai")
def cli() -> None:
    """Check, build and extend an archive of 政府信息公开工作年度报告."""


for command in (build, check, serve, import_, new, fmt, schema):
    cli.add_command(command)


def _leave() -> NoReturn:
    """All has been cleaned up; threads that wait for workers that were killed are not waited for."""
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
