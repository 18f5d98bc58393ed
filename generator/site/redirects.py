"""`_redirects`: what hosts that read it answer at once, where elsewhere a page leads on.

A page stands at each of these addresses all the same, for hosts that read no such file, and past
the hundred rules of this kind that Cloudflare Pages takes.
https://docs.netlify.com/manage/routing/redirects/overview/,
https://developers.cloudflare.com/pages/configuration/redirects/.
"""

from collections.abc import Iterator, Sequence

from generator.site import urls
from generator.survey.overview import Survey


def text(survey: Survey) -> str:
    """A rule for each address that a region or an agency had before, with all below it.

    None of a site below a path: hosts read the file at the root of a domain alone.
    """
    if survey.archive.settings.base_path != "/":
        return ""
    # The first that matches is taken: an agency's own come before its region's.
    return "".join((*_of_agencies(survey), *_of_regions(survey)))


def _of_agencies(survey: Survey) -> Iterator[str]:
    """Those of keys that no rule of a region has."""
    archive = survey.archive
    for key, (agency, *_) in sorted(archive.former.items()):
        if key not in (f"{code}/{agency.id}" for code in _former(survey, agency.region)):
            yield f"/{key}/* /{urls.agency(agency)}:splat 301\n"


def _of_regions(survey: Survey) -> Iterator[str]:
    for code in sorted(survey.below):
        for former in _former(survey, code):
            yield f"/{urls.region(former)}* /{urls.region(code)}:splat 301\n"


def _former(survey: Survey, code: str) -> Sequence[str]:
    """The codes that a region had; the country need not be among those an archive names."""
    region = survey.archive.regions.get(code)
    return region.former if region else ()
