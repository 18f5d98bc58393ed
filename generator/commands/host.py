"""What the host that runs a build says of it: where the site will stand, and whether to list it.

Each host is known by a variable that only it sets, so that nobody's `URL` is taken for one of
these. Netlify: https://docs.netlify.com/build/configure-builds/environment-variables/;
Cloudflare: https://developers.cloudflare.com/pages/configuration/build-configuration/.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.web_address import site_fault
from generator.finding import UsageError
from generator.text.characters import on_one_line

OF_DEPLOYMENT = re.compile(r"(https://)[0-9a-f]{8}\.([a-z0-9-]+\.pages\.dev/?)")
"Where one deployment stands on Cloudflare Pages; without the digits, where the newest does."
PUBLISHED = ("main", "master", "production")
"Branches that Cloudflare Pages publishes where nobody chose another; it does not say which it is."
PAGES_URL = "GITHUB_PAGES_URL"
"Set by our workflow, from what actions/configure-pages answers: GitHub itself sets none."


@dataclass(frozen=True, slots=True)
class Host:
    """What is known of the host."""

    address: str | None = None
    "Where the site will stand."
    is_preview: bool = False
    "Whether this is a look at a change that nobody has agreed to."


def host(environment: Mapping[str, str]) -> Host:
    """The host that runs this; UsageError for an address at which no site can stand."""
    if environment.get("NETLIFY") == "true":
        is_preview = environment.get("CONTEXT", "production") != "production"
        variable = "DEPLOY_PRIME_URL" if is_preview else "URL"
        return Host(_address(environment, variable), is_preview)
    if environment.get("CF_PAGES") == "1":
        is_preview = environment.get("CF_PAGES_BRANCH", "main") not in PUBLISHED
        address = _address(environment, "CF_PAGES_URL")
        if address and not is_preview:
            # What is public keeps its address, whichever deployment it is.
            address = OF_DEPLOYMENT.sub(r"\1\2", address)
        return Host(address, is_preview)
    return Host(_address(environment, PAGES_URL))


def _address(environment: Mapping[str, str], variable: str) -> str | None:
    address = environment.get(variable)
    if not address:
        return None
    wrong = site_fault(address)
    if wrong:
        raise UsageError(
            f"环境变量 {variable} 为“{on_one_line(address)}”，{wrong}；"
            "请改正托管平台的设置，或用 --base-url 写明网站的网址"
        )
    return address
