"""`generator schema`."""

import json

import click

from generator.authoring import schema as authoring


@click.command()
def schema() -> None:
    """Print the JSON Schema of a report's front matter."""
    click.echo(json.dumps(authoring.schema(), ensure_ascii=False, indent=2))
