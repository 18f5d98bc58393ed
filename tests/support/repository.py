"""A git repository made for a test, which nothing of the machine's own settings reaches."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

GIT = shutil.which("git") or "git"
IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_AUTHOR_DATE": "2026-05-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
    "GIT_COMMITTER_DATE": "2026-05-01T00:00:00Z",
}


@dataclass(frozen=True)
class Repository:
    """A folder that git keeps."""

    folder: Path

    @classmethod
    def begun(cls, folder: Path) -> "Repository":
        """A new one, on the branch main; what lies in the folder is not committed yet."""
        folder.mkdir(parents=True, exist_ok=True)
        made = cls(folder)
        made.git("init", "--quiet", "--initial-branch=main")
        return made

    def git(self, *arguments: str, stdin: str = "", **given: str) -> str:
        """What a command of git says.

        stdin: what it is told. given: its environment, beside what every command has.
        """
        done = subprocess.run(
            [GIT, "-C", str(self.folder), *arguments],
            env=os.environ | IDENTITY | given,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout.strip()

    def commit(self, message: str) -> str:
        """Commit all that has changed, and return the commit."""
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def committed_on_the_web(self, branch: str, path: str, text: str, message: str) -> str:
        """Put one file into a branch as the host's page does, and return the commit.

        Nothing is checked out: the repository may be bare. The branch begins where main is.
        """
        blob = self.folder.parent / "typed"
        blob.write_text(text, "utf-8")
        digest = self.git("hash-object", "-w", str(blob))
        ref = f"refs/heads/{branch}"
        known = self.git("for-each-ref", "--format=%(refname)", ref)
        parent = self.git("rev-parse", ref if known else "main")
        index = str(self.folder.parent / "typed.index")
        for command in (
            ("read-tree", parent),
            ("update-index", "--add", "--cacheinfo", f"100644,{digest},{path}"),
        ):
            self.git(*command, GIT_INDEX_FILE=index)
        tree = self.git("write-tree", GIT_INDEX_FILE=index)
        commit = self.git("commit-tree", tree, "-p", parent, "-m", message)
        self.git("update-ref", ref, commit)
        return commit

    def merged_on_the_web(self, branch: str) -> str:
        """Merge a branch that begins where main is, and return the merge, which is main now."""
        tree = self.git("rev-parse", f"{branch}^{{tree}}")
        parents = ("-p", "main", "-p", branch)
        commit = self.git("commit-tree", tree, *parents, "-m", f"Merge {branch}")
        self.git("update-ref", "refs/heads/main", commit)
        return commit

    def merged(self, branch: str) -> str:
        """Merge a branch into the one that is checked out, and return the merge."""
        self.git("merge", "--quiet", "--no-ff", "--message", f"Merge {branch}", branch)
        return self.git("rev-parse", "HEAD")
