"""Changes that no test can see, for the rules say the same with them: each with the reason."""

EQUIVALENT: dict[tuple[str, str, str], str] = {}
"Module, line and change → why it changes nothing."
