"""What a shard's results can be narrowed by, as the search page reads it.

Not as Pagefind's filters: those count the results of one phrase, and most queries are several, with
the short and the long name of an agency, or a name and a year. Nor is the order Pagefind's: its sort
puts equal ones in a different order in every run.
"""

from collections.abc import Mapping, Sequence

from generator.search.record import Record


def facets(records: Sequence[Record], ids: Mapping[str, str]) -> dict[str, object]:
    """Return the regions and levels that occur, and of each record its year, region and level.

    Records stand under Pagefind's id of their page, found in ids by their address, and in the order
    given: results are shown in it. A region is its whole path, 河南省/平顶山市/湛河区, because four
    cities have a 鼓楼区.
    """
    places = ["/".join(record.regions) for record in records]
    regions, levels = sorted(set(places)), sorted({record.level for record in records})
    region_number = {region: number for number, region in enumerate(regions)}
    return {
        "regions": regions,
        "levels": levels,
        "records": {
            ids[record.url]: [record.year, region_number[place], levels.index(record.level)]
            for record, place in zip(records, places, strict=True)
        },
    }
