"""`regions.yaml` with a region more, everything else byte for byte as a person wrote it."""

from collections.abc import Iterator

from generator.content.nodes import Mapping, Node, Scalar
from generator.content.regions import MAX_NODES
from generator.content.scalars import scalar
from generator.content.yaml_parser import parse


def region_line(code: str, name: str) -> str:
    """`'410411101': {name: 北渡镇}`."""
    return f"'{code}': {{name: {scalar(name)}}}"


def with_region(text: str, code: str, name: str) -> str:
    """The text with the line of a region, behind the one whose code comes before it.

    text: a mapping of codes that the loader accepts, or nothing yet.
    """
    lines = text.splitlines(keepends=True)
    node = parse(text.replace("\r\n", "\n"), max_nodes=MAX_NODES)
    behind = _behind(node, code)
    end = "\r\n" if "\r\n" in text else "\n"
    if behind is None:
        behind = _first(node, len(lines))
    if behind and not lines[behind - 1].endswith("\n"):
        lines[behind - 1] += end
    lines.insert(behind, f"{region_line(code, name)}{end}")
    return "".join(lines)


def _behind(node: Node | None, code: str) -> int | None:
    """The last line of the region with the greatest code below that one; None where there is none.

    A file that a person has not sorted stays so.
    """
    if not isinstance(node, Mapping):
        return None
    before = [(key.text, key, value) for key, value in node.items if key.text < code]
    if not before:
        return None
    _, key, value = max(before)
    return max(_lines(key, value))


def _first(node: Node | None, count: int) -> int:
    """The number of lines above the first region."""
    if isinstance(node, Mapping) and node.items:
        key, _ = node.items[0]
        line, _ = key.position
        return line - 1
    return count


def _lines(*nodes: Node) -> Iterator[int]:
    """The last line of every value."""
    for node in nodes:
        if isinstance(node, Scalar):
            line, _ = node.end
            yield line
        elif isinstance(node, Mapping):
            for key, value in node.items:
                yield from _lines(key, value)
        else:
            line, _ = node.position
            yield line
            yield from _lines(*node.items)
