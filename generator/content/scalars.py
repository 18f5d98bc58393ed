"""Values as YAML has them."""

import re

PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~][^\n]*")


def scalar(text: str | None) -> str:
    """One line of text as a YAML value, quoted only where it must be."""
    if text is None:
        return "null"
    unsafe = text in ("", "null", "~", "---") or re.search(r":\s|\s#|:$|\s$|\t", text)
    if PLAIN.fullmatch(text) and not unsafe and not re.search(r"[,\[\]{}]", text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
