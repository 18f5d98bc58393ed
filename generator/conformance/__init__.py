"""The conformance suite: tiny reports and what any validator has to say of them, as data."""
