"""Today, for whatever needs a date.

The one place that reads the clock; SOURCE_DATE_EPOCH stands in for it.
"""

import os
import re
from datetime import UTC, datetime

from generator.finding import UsageError

EPOCH = "SOURCE_DATE_EPOCH"
LAST_SECOND = 253_402_300_799
"Of the year 9999."


def this_day() -> str:
    """The day as 2026-01-20; UsageError where SOURCE_DATE_EPOCH is no time."""
    epoch = os.environ.get(EPOCH)
    if not epoch:
        return datetime.now().astimezone().date().isoformat()
    if not re.fullmatch("[0-9]{1,12}", epoch) or int(epoch) > LAST_SECOND:
        example = "seconds since 1970-01-01, such as 1780000000"
        raise UsageError(f"{EPOCH}={epoch!a}: should be {example}")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()


def this_year() -> int:
    """The year it is."""
    return int(this_day()[:4])
