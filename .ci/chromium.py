"""The browser the tests drive: one on this machine, else the system's, else Playwright's own.

Run with the environment's Python it installs what is missing, and prints the executable's path: an
empty line stands for Playwright's own, which Playwright finds by itself. A font for Chinese and the
system's browser are installed in CI, or where ARCHIVE_INSTALL=1 asks for it. `find` alone installs
nothing.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from system import as_root, install, is_asked, run, say

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
)
"""Where macOS keeps them, below /Applications or the same folder of the person's own."""

FONTS = ("fontconfig", "fonts-noto-cjk")


def find() -> str | None:
    """Return the path of a Chromium that starts: the one ARCHIVE_CHROMIUM names, or any."""
    if chosen := os.environ.get("ARCHIVE_CHROMIUM"):
        return chosen
    folders = (Path("/Applications"), Path.home() / "Applications")
    candidates = [path for name in NAMES if (path := shutil.which(name))]
    candidates += [str(folder / name) for folder in folders for name in APPLICATIONS]
    return next(filter(starts, candidates), None)


def starts(executable: str) -> bool:
    """Say whether this is a browser; Ubuntu's is a stub that asks for a snap."""
    return Path(executable).exists() and run(executable, "--version", quiet=True)


def shows_chinese() -> bool:
    """Say whether a font has Chinese characters; macOS always has one."""
    if platform.system() == "Darwin":
        return True
    listing = shutil.which("fc-list")
    return bool(listing and subprocess.check_output([listing, ":lang=zh"]))


def playwrights_own() -> bool:
    """Install Playwright's Chromium unless it is there, and say whether that worked."""
    libraries = is_asked() and shutil.which("apt-get") and as_root() is not None
    options = ["--with-deps"] if libraries else []
    return run(sys.executable, "-m", "playwright", "install", *options, "chromium")


def main() -> None:
    """Install what is missing and print the path."""
    if not shows_chinese() and not install(*FONTS):
        say("No font for Chinese: pages will show boxes (Debian and Ubuntu: fonts-noto-cjk).")
    executable = find()
    if not executable and install("chromium"):
        executable = find()
    if not executable and not playwrights_own():
        sys.exit(
            "No Chromium was found and none could be downloaded. ARCHIVE_INSTALL=1 before this "
            "command has the system's installed; or install one (Debian: sudo apt-get install "
            "chromium), or name one in ARCHIVE_CHROMIUM, then run this command again."
        )
    sys.stdout.write(f"{executable or ''}\n")


if __name__ == "__main__":
    main()
