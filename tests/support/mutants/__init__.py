"""How good the tests of the rules are: one change of the code at a time, which they must see."""
