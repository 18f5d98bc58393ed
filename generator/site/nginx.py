"""The configuration of nginx for a site: the headers, types and 404 page of all hosts.

https://nginx.org/en/docs/: a location that adds one header forgets those of its server, so that
all of them stand in one location, their values told apart by `map`.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from generator.site import headers

FORBIDDEN = re.compile(r"[\"'\\$;{}\x00-\x1f\x7f]")
"What a folder cannot have in its name, for nginx would read more out of it."
EVERYWHERE = "/*"
BY_TYPE = "Content-Type"
"Told by the ending."


def configuration(base_url: str, folder: str, listen: str) -> str:
    """The text, for the address and the folder of a site; ValueError for a folder it cannot name.

    listen: an address, a port, or both, as nginx has them.
    """
    if FORBIDDEN.search(folder):
        raise ValueError(folder)
    parts = urlsplit(base_url)
    path = f"{unquote(parts.path).rstrip('/')}/"
    lines = [
        "# 由 gongkai nginx 写出：升级 gongkai 以后请再写一次，不要在这里改。",
        "# 放在 http { … } 里面，例如存为 /etc/nginx/conf.d/gongkai.conf。",
        *_maps(path),
        "server {",
        f"    listen {listen};",
        "    # 用 https：listen 443 ssl; 再写 ssl_certificate 和 ssl_certificate_key。",
        f"    server_name {parts.hostname or '_'};",
        *_top(path),
        *_location(path, folder.rstrip("/")),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _maps(path: str) -> Iterator[str]:
    """The value of each header that is not the same everywhere, by address."""
    for name, values in _values().items():
        if list(values) == [EVERYWHERE]:
            continue
        everywhere = values.get(EVERYWHERE, "")
        yield f"map $uri {_variable(name)} {{"
        yield f'    default "{everywhere}";'
        for pattern, value in values.items():
            if pattern != EVERYWHERE:
                yield f'    "~{_matching(path, pattern)}" "{value}";'
        yield "}"


def _sent() -> Iterator[str]:
    """Every header, with its value or the variable that has it."""
    for name, values in _values().items():
        value = _variable(name)
        if list(values) == [EVERYWHERE]:
            value = f'"{values[EVERYWHERE]}"'
        yield f"        add_header {name} {value} always;"


def _values() -> dict[str, dict[str, str]]:
    """Header → path → its value, but for that which types say."""
    values: dict[str, dict[str, str]] = {}
    for pattern, sent in headers.HEADERS.items():
        for name, value in sent.items():
            of_header = values.setdefault(name, {})
            of_header[pattern] = value
    values.pop(BY_TYPE)
    return values


def _variable(name: str) -> str:
    return "$gongkai_" + name.lower().replace("-", "_")


def _matching(path: str, pattern: str) -> str:
    """`/:region/report.json` → the expression for it at a path."""
    inside = re.escape(pattern.removesuffix("*").removeprefix("/"))
    open_parts = re.sub(r":[a-z]+", "[^/]+", inside)
    end = "" if pattern.endswith("*") else "$"
    return f"^{re.escape(path)}{open_parts}{end}"


def _top(path: str) -> Iterator[str]:
    """What stands at a path without its last slash."""
    if path != "/":
        yield f'    location = "{path.rstrip("/")}" {{'
        yield "        absolute_redirect off;"
        yield f'        return 301 "{quote(path)}";'
        yield "    }"


def _location(path: str, folder: str) -> Iterator[str]:
    hidden = "|".join(map(re.escape, headers.FOR_HOSTS))
    of_text = " ".join(headers.TEXT)
    yield f'    location "{path}" {{'
    yield f'        alias "{folder}/";'
    yield "        index index.html;"
    yield f'        error_page 404 "{path}404.html";'
    yield "        absolute_redirect off;"
    yield "        charset utf-8;"
    yield f"        charset_types {of_text};"
    yield "        gzip on;"
    yield "        gzip_vary on;"
    yield "        gzip_min_length 1024;"
    yield f"        gzip_types {of_text};"
    yield "        default_type application/octet-stream;"
    yield "        types {"
    yield "            text/html html;"
    for kind, endings in (headers.TEXT | headers.BYTES).items():
        yield f"            {kind} {' '.join(endings)};"
    yield "        }"
    yield from _sent()
    yield f'        location ~ "/({hidden})$" {{'
    yield "            return 404;"
    yield "        }"
    yield "    }"
