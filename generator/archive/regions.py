"""The regions an archive knows, and how they lie in one another."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from generator.archive.claims import CodesByName
from generator.archive.region import COUNTRY, NATION, Region
from generator.text.look_alikes import seen

Key = TypeVar("Key")
Value = TypeVar("Value")


class Regions(dict[str, Region]):
    """Code → region."""

    @cached_property
    def codes(self) -> CodesByName:
        """Name of a region → the codes of all that are called so: several cities have a 新华区."""
        codes = defaultdict(list)
        for region in self.values():
            if region.code == COUNTRY:
                continue
            codes[region.name].append(region.code)
        return frozen(codes)

    @cached_property
    def places(self) -> CodesByName:
        """The same by the names as the eye reads them."""
        places: dict[str, list[str]] = defaultdict(list)
        for name, codes in self.codes.items():
            look = seen(name)
            places[look] += codes
        return frozen(places)

    def parent(self, code: str) -> str | None:
        """The next region above that has a code of its own; None above the country."""
        if code == COUNTRY:
            return None
        county = code[:6]
        city = code[:4] + "00"
        province = code[:2] + "0000"
        for above in (county, city, province):
            if above == code:
                continue
            if above in self:
                return above
        return COUNTRY

    def lineage(self, code: str) -> tuple[Region, ...]:
        """From the province down to the region itself.

        The country, which stands above all, is left out.
        """
        upwards: list[Region] = []
        current: str | None = code
        while current and current != COUNTRY:
            if current in self:
                region = self[current]
                upwards.append(region)
            current = self.parent(current)
        return tuple(reversed(upwards))

    def above(self, code: str) -> tuple[Region, ...]:
        """The breadcrumb of regions: from the province down, or the country alone."""
        return self.lineage(code) or (NATION,)


def frozen(lists: Mapping[Key, list[Value]]) -> Mapping[Key, tuple[Value, ...]]:
    """The same with tuples."""
    return {key: tuple(values) for key, values in lists.items()}
