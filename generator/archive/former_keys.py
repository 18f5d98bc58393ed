"""Keys that agencies had before: what stood under one leads to where the agency stands now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.archive.agency import Agency
from generator.archive.region import Region


def former_keys(agency: Agency, regions: Mapping[str, Region]) -> tuple[str, ...]:
    """Every other key that its pages have stood under, each once.

    A folder stands under the former codes of its region, too, whatever it is called; so did one
    that was renamed since.
    """
    stated = (reference.key for reference in agency.former_ids)
    keys: dict[str, None] = {}
    for key in (agency.key, *stated):
        code, _, own = key.partition("/")
        region = regions.get(code)
        codes = (code, *region.former) if region else (code,)
        keys |= dict.fromkeys(f"{each}/{own}" for each in codes)
    keys.pop(agency.key)
    return tuple(keys)


def owners(
    agencies: Iterable[Agency], regions: Mapping[str, Region]
) -> Mapping[str, tuple[Agency, ...]]:
    """Former key → the agencies that say it was theirs: one, where nothing is wrong."""
    found: defaultdict[str, list[Agency]] = defaultdict(list)
    for agency, key in _claimed(agencies, regions):
        found[key].append(agency)
    return {key: tuple(several) for key, several in found.items()}


def _claimed(
    agencies: Iterable[Agency], regions: Mapping[str, Region]
) -> Iterator[tuple[Agency, str]]:
    for agency in agencies:
        for key in former_keys(agency, regions):
            yield agency, key
