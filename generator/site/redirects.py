"""`_redirects`: what hosts that read it answer at once, where elsewhere a page leads on.

A page stands at each of these addresses all the same, for hosts that read no such file, and past
the hundred rules of this kind that Cloudflare Pages takes.
https://docs.netlify.com/manage/routing/redirects/overview/,
https://developers.cloudflare.com/pages/configuration/redirects/.
"""

from collections.abc import Iterator

from generator.site import urls
from generator.survey.overview import Survey


def text(survey: Survey) -> str:
    """A rule for each former code of a region that has agencies, with all below it.

    None of a site below a path: hosts read the file at the root of a domain alone.
    """
    if survey.archive.settings.base_path != "/":
        return ""
    return "".join(_rules(survey))


def _rules(survey: Survey) -> Iterator[str]:
    for code in sorted(survey.below):
        region = survey.archive.regions.get(code)
        # The country need not be among the regions that an archive names.
        for former in region.former if region else ():
            yield f"/{urls.region(former)}* /{urls.region(code)}:splat 301\n"
