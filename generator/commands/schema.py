"""`generator schema`."""

import json

import click

from generator.authoring.file_schemas import file_schemas

SCHEMAS = file_schemas()


@click.command()
@click.argument("file", type=click.Choice(list(SCHEMAS)), default="report")
def schema(file: str) -> None:
    """Print the JSON Schema of a report's front matter, or of another file of the archive."""
    click.echo(json.dumps(SCHEMAS[file], ensure_ascii=False, indent=2))
