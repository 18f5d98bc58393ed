"""`dcat.jsonld`: the data set and its files as catalogues read them.

https://www.w3.org/TR/vocab-dcat-3/ as JSON-LD, whose context stands in the file: none is fetched.
"""

from collections.abc import Collection, Iterable

from generator.archive.settings import Settings
from generator.site import urls
from generator.site.describe import words
from generator.site.describe.distributions import Distribution
from generator.site.describe.licence import Licence, licence
from generator.site.describe.table_schema import Json
from generator.site.export.columns import VERSION

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = "https://www.iana.org/assignments/media-types/"
GZIP = f"{MEDIA}application/gzip"
CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"
SHA256 = "spdx:checksumAlgorithm_sha256"


def dcat(settings: Settings, files: Iterable[Distribution], years: Collection[int]) -> Json:
    """The data set and its distributions."""
    home = settings.base_url + urls.DATA
    found = licence(settings)
    publisher: Json = {"@type": "foaf:Agent", "foaf:name": settings.title}
    publisher["foaf:homepage"] = {"@id": settings.base_url}
    described: Json = {
        "@context": CONTEXT,
        "@id": home,
        "@type": "dcat:Dataset",
        "dct:identifier": home,
        "dct:title": [_chinese(words.title(settings)), _in("en", words.ENGLISH)],
        "dct:description": _chinese(words.description(years)),
        "dcat:version": VERSION,
        "dcat:keyword": list(words.KEYWORDS),
        "dcat:landingPage": _thing("foaf:Document", home),
        "dct:language": _thing("dct:LinguisticSystem", CHINESE),
        "dct:license": _thing("dct:LicenseDocument", found.address),
        "dct:rights": _rights(found),
        "dct:publisher": publisher,
        "dct:temporal": _temporal(years),
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": _chinese(words.PLACE)},
        "dcat:distribution": [_distribution(settings, file) for file in files],
    }
    if settings.mailbox:
        described["dcat:contactPoint"] = {
            "@type": "vcard:Kind",
            "vcard:fn": settings.title,
            "vcard:hasEmail": {"@id": f"mailto:{settings.mailbox}"},
        }
    return described


def _distribution(settings: Settings, file: Distribution) -> Json:
    address = settings.base_url + file.address
    found = licence(settings)
    described: Json = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _chinese(file.title),
        "dcat:accessURL": {"@id": settings.base_url + urls.DATA},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": _thing("dct:MediaType", MEDIA + file.media),
        "dcat:byteSize": _typed("nonNegativeInteger", file.size),
        "dct:license": _thing("dct:LicenseDocument", found.address),
        "dct:rights": _rights(found),
        "dct:language": _thing("dct:LinguisticSystem", CHINESE),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _thing("spdx:ChecksumAlgorithm", SHA256),
            "spdx:checksumValue": _typed("hexBinary", file.sha256),
        },
    }
    if file.is_packed:
        described["dcat:compressFormat"] = _thing("dct:MediaType", GZIP)
    return described


def _temporal(years: Collection[int]) -> Json:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _typed("gYear", min(years)),
        "dcat:endDate": _typed("gYear", max(years)),
    }


def _rights(found: Licence) -> Json:
    return {"@type": "dct:RightsStatement", "skos:prefLabel": _chinese(found.words)}


def _thing(kind: str, address: str) -> Json:
    """What stands elsewhere, with its class: whoever checks a catalogue does not look there."""
    return {"@id": address, "@type": kind}


def _typed(kind: str, value: int | str) -> Json:
    return {"@type": f"xsd:{kind}", "@value": str(value)}


def _chinese(text: str) -> Json:
    return _in("zh", text)


def _in(language: str, text: str) -> Json:
    return {"@language": language, "@value": text}
