"""What came of a collection, body by body, as the roll-up and the notice ask for it."""

from collections.abc import Iterator, Mapping

from generator.office.collection import Collected
from generator.office.delivery import Delivery
from generator.office.roster import Body


def deliveries(made: Collected, feedback: Mapping[Body, str]) -> Iterator[Delivery]:
    """One for each body of the roster; feedback: body → the name of its sheet."""
    for outcome in made.outcomes:
        report = outcome.report
        yield Delivery(
            body=outcome.body,
            report=report,
            held_by=outcome.held_by,
            why=outcome.missing,
            files=(outcome.paper.name,) if outcome.paper else (),
            published=report.published if report else None,
            open_points=len(outcome.errors),
            feedback=feedback.get(outcome.body, ""),
        )
