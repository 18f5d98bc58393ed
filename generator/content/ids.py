"""How regions, agencies and pages are called in addresses and files."""

import re

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CODE = r"[0-9]{6}(?:[0-9]{3})?"
ID_LENGTH = 64
ID_HINT = (
    f"名称只用小写字母、数字和 -，不超过 {ID_LENGTH} 个字符，"
    "不用 con、nul 等系统保留的名称，也不用四位数字：那是年度的网址"
)
YEAR = r"[0-9]{4}"
"What names the page of a year. It stands beside those of the agencies of a region."
DEVICE = r"con|prn|aux|nul|(?:com|lpt)[0-9]"
"What Windows takes for a device, whatever stands behind it."


def is_id(name: str) -> bool:
    """Whether it may name an agency or a page, in an address and on every system."""
    if len(name) > ID_LENGTH or not re.fullmatch(ID, name):
        return False
    return not re.fullmatch(DEVICE, name)


def is_agency_id(name: str) -> bool:
    """Whether it may name an agency: an id that is no year."""
    return is_id(name) and not re.fullmatch(YEAR, name)
