"""Files come from anyone: each is read in a process of its own, limited in time and memory."""

import logging
import multiprocessing
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TypeAlias, TypeVar

from generator.intake.document import UnreadableError
from generator.intake.guard import MEMORY, PATIENCE, SECONDS

Answer = TypeVar("Answer")
"What is read: a document, or anything that is no text."

Pipe: TypeAlias = "Connection[object, tuple[str, bytes, int]]"
SERVER = "forkserver"
"How a process begins where the system can: forked by one that has never read a file."
BROKEN = "文件已损坏，读不出来；请重新保存或重新下载，或换一种格式。"
TOO_LONG = (
    f"读了 {SECONDS} 秒还没有读完，已经停下；文件可能不正常，请重新另存一份，或只保留报告本身。"
)
TOO_LARGE = "读这个文件要用的内存太多，已经停下；文件可能不正常，请重新另存一份，或只保留报告本身。"


def isolated(read: Callable[[str, bytes], Answer], name: str, data: bytes) -> Answer:
    """Return what read(name, data) gives, called in a new process.

    Raises UnreadableError, whatever is raised there; also when it takes too long or too much, or
    dies.
    """
    here, there = multiprocessing.Pipe()
    process = _begun(there, read)
    there.close()
    try:
        here.send((name, data, SECONDS))
        if not here.poll(PATIENCE):
            raise UnreadableError(TOO_LONG)
        answer = here.recv()
    except (EOFError, OSError) as error:
        process.join()
        raise UnreadableError(TOO_LONG if _is_out_of_time(process) else BROKEN) from error
    finally:
        process.kill()
        process.join()
        here.close()
    if isinstance(answer, str):
        raise UnreadableError(answer)
    read_there: Answer = answer
    return read_there


def expect_many(module: str) -> None:
    """Import it once for all the files to come, where the system can.

    Whoever reads a single file would wait longer for it than it saves.
    """
    if SERVER in multiprocessing.get_all_start_methods():
        multiprocessing.get_context(SERVER).set_forkserver_preload([module])


def _begun(there: Pipe, read: Callable[[str, bytes], object]) -> BaseProcess:
    """The new process; it begins from nothing where no server can fork it.

    A system may have none, a disk no place for its socket; a process that was forked itself cannot
    use the one of its parent.
    """
    with suppress(OSError, ValueError):
        return _started(SERVER, there, read)
    return _started("spawn", there, read)


def _started(method: str, there: Pipe, read: Callable[[str, bytes], object]) -> BaseProcess:
    """Raises ValueError where the system knows no such method, OSError where it fails."""
    context: BaseContext = multiprocessing.get_context(method)
    process: BaseProcess = context.Process(  # type: ignore[attr-defined]
        target=_answer, args=(there, read), daemon=True
    )
    process.start()
    return process


def _is_out_of_time(process: BaseProcess) -> bool:
    """Whether the system ended it because it took more of the processor's time than it may."""
    return sys.platform != "win32" and process.exitcode == -signal.SIGXCPU


def _answer(pipe: Pipe, read: Callable[[str, bytes], object]) -> None:
    """Send what is read, or the sentence that says why nothing is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits stops this one
    logging.disable()
    warnings.simplefilter("ignore")
    name, data, seconds = pipe.recv()
    _limit(seconds)
    try:
        answer: object = read(name, data)
    except UnreadableError as error:
        answer = str(error)
    except MemoryError:
        answer = TOO_LARGE
    except Exception:  # noqa: BLE001 # libraries raise anything at all for a broken file
        answer = BROKEN
    try:
        pipe.send(answer)
    except MemoryError:
        pipe.send(TOO_LARGE)


def _limit(seconds: int) -> None:
    """Let this process have so much memory and processor time, where the system knows how."""
    if sys.platform != "win32" and find_spec("resource"):
        import resource  # noqa: PLC0415 # not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
