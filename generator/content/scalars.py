"""Values as YAML has them."""

import re

WORDS = ("null", "~", "---")
"What has a meaning of its own."
UNSAFE = re.compile(r":\s|\s#|:$|\s$|\t|[,\[\]{}]")
ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\t": r"\t"})
PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~][^\n]*")


def scalar(text: str | None) -> str:
    """One line of text as a YAML value, quoted only where it must be."""
    if text is None:
        return "null"
    if _is_plain(text):
        return text
    return f'"{text.translate(ESCAPES)}"'


def _is_plain(text: str) -> bool:
    """Whether YAML reads it as it is, without quotation marks."""
    if text in WORDS or not PLAIN.fullmatch(text):
        return False
    return not UNSAFE.search(text)
