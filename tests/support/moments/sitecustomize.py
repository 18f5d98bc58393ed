"""Does something to a Python process at a moment that a test names.

On PYTHONPATH, Python imports this first. A moment is an audit event of Python, so that it comes
when the program gets there, however busy the machine is.
"""

import atexit
import os
import signal
import sys

FILES = {
    "open",
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.fork",
    "subprocess.Popen",
    "ctypes.dlsym",
}
"""What `*` stands for: whatever touches files or begins a process."""


class Moment:
    """The nth event of a kind whose arguments hold a text.

    A process, or its group, then gets a signal, once.
    """

    def __init__(self, named: str) -> None:
        event, self.text, nth, number, self.whom, self.note = named.split("|")
        self.events = FILES if event == "*" else {event}
        self.nth = int(nth)
        self.number = signal.Signals[number]
        self.owner = os.getpid()
        self.seen = 0

    def hear(self, event: str, given: tuple[object, ...]) -> None:
        """An audit hook; a process that was forked off counts nothing."""
        if event not in self.events or self.text not in str(given) or os.getpid() != self.owner:
            return
        self.seen += 1
        if self.seen == self.nth:
            self.come()

    def begin_child(self) -> None:
        """The moment in which a process has just been forked off."""
        if self.seen < self.nth:
            self.seen += 1
            self.come()

    def come(self) -> None:
        """Send the signal, and note that it was sent."""
        if not self.told("came"):
            return
        if self.whom == "group":
            os.killpg(0, self.number)
        else:
            os.kill(os.getpid() if self.whom == "child" else self.owner, self.number)

    def told(self, text: str) -> bool:
        """Note what the test reads.

        False if this, or another process of the same command, has done so.
        """
        self.events = set()
        try:
            file = open(self.note, "x", encoding="utf-8")  # noqa: PTH123, SIM115 - pathlib takes a while to import
        except FileExistsError:
            return False
        file.write(text)
        file.close()
        return True

    def end(self) -> None:
        """The moment never came; how many events there were."""
        if os.getpid() == self.owner:
            self.told(str(self.seen))


if named := os.environ.get("ARCHIVE_MOMENT"):
    moment = Moment(named)
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # tests may run where Ctrl+C is ignored, as with nohup
    if "child" in moment.events:
        os.register_at_fork(after_in_child=moment.begin_child)
    sys.addaudithook(moment.hear)
    atexit.register(moment.end)
