"""Prints the licence of every package of the environment; fails where one states none.

python .ci/licences.py
"""

import sys
from importlib.metadata import Distribution, distributions

TROVE = "License :: "


def licence(package: Distribution) -> str:
    """Return what the package states: an SPDX expression, else its classifiers, else a short text of its own."""
    metadata = package.metadata
    expression = metadata.get("License-Expression")
    classified = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier", [])
        if line.startswith(TROVE)
    ]
    text = (metadata.get("License") or "").strip().split("\n")[0]
    return expression or "; ".join(classified) or text[:60] or first_line(package)


def first_line(package: Distribution) -> str:
    """Return how the licence that the package carries begins; empty where it carries none."""
    carried = [
        file
        for file in package.files or ()
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING"))
    ]
    texts = (file.read_text() for file in carried)
    return next((text.strip().split("\n")[0] for text in texts if text.strip()), "")


def main() -> int:
    """Print a line for each package, by name; return 1 where a licence is missing."""
    known = sorted(
        {(package.name, package.version, licence(package)) for package in distributions()}
    )
    for name, version, stated in known:
        sys.stdout.write(f"{name} {version}: {stated or 'no licence stated'}\n")
    return int(not all(stated for _, _, stated in known))


if __name__ == "__main__":
    sys.exit(main())
