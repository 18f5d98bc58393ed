"""`SHA256SUMS`: what `sha256sum -c` reads in the folder of the data."""

from collections.abc import Mapping
from hashlib import sha256

from generator.site import urls
from generator.site.describe.distributions import Made

PAGES = ".html"
"Of files that are shown rather than taken away; some hosts change them on the way."


def checksums(made: Made, described: Mapping[str, str]) -> str:
    """A line for each file of the folder but its page: those that were made, and these texts."""
    digests = {address: digest for address, (_, digest) in made.items()}
    for address, text in described.items():
        digests[address] = sha256(text.encode()).digest()
    return lines_of(
        {
            address.removeprefix(urls.DATA): digest.hex()
            for address, digest in digests.items()
            if address.startswith(urls.DATA) and not address.endswith(PAGES)
        }
    )


def lines_of(digests: Mapping[str, str]) -> str:
    """Name and digest as the tool has them, sorted."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
