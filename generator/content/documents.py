"""A file that is YAML and nothing else."""

from functools import partial
from pathlib import Path

from generator.content.files import MAX_BYTES, Read, read_record
from generator.content.malformed import MalformedError
from generator.content.nodes import Node
from generator.content.yaml_parser import MAX_NODES, parse


def read_document(path: Path, max_bytes: int = MAX_BYTES, max_nodes: int = MAX_NODES) -> Read[Node]:
    """What a YAML file holds; None for an empty one."""
    read = partial(parsed, max_nodes)
    return read_record(path, read, max_bytes)


def parsed(max_nodes: int, text: str, path: str) -> Read[Node]:
    """What a text holds."""
    try:
        return parse(text, max_nodes=max_nodes), []
    except MalformedError as error:
        return None, [error.finding(path)]
