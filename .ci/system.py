"""Packages of the operating system: installed where that is asked for, and takes no password."""

import os
import shutil
import subprocess
import sys

APT = ("apt-get", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3", "-qq")


def say(message: str) -> None:
    """Tell the person at the terminal; standard output is for results."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def is_asked() -> bool:
    """Say whether this machine may be changed: CI's may, another where ARCHIVE_INSTALL is set."""
    return bool(os.environ.get("CI") or os.environ.get("ARCHIVE_INSTALL"))


def as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, None where that needs a password."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    passwordless = shutil.which("sudo") and run("sudo", "-n", "true", quiet=True)
    return ["sudo", "-n"] if passwordless else None


def install(*packages: str) -> bool:
    """Install Debian packages and say whether that worked; False at once where it may not be."""
    root = as_root() if is_asked() else None
    if root is None or not shutil.which("apt-get"):
        return False
    say(f"Installing {' '.join(packages)} with apt-get")
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", *APT]
    run(*apt, "update")  # Where it fails, the lists that are there may still do.
    return run(*apt, "install", "-y", "--no-install-recommends", *packages)


def run(*command: str, quiet: bool = False) -> bool:
    """Run a command, its output shown as ours on standard error, and say whether it succeeded."""
    shown = subprocess.DEVNULL if quiet else sys.stderr
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=shown, stderr=shown, check=False
    )
    return done.returncode == 0
