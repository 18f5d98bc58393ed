"""No test lies where nobody looks."""

from fnmatch import fnmatch

import pytest

from support.paths import ROOT


def test_pytest_enters_every_folder_that_has_tests(pytestconfig: pytest.Config) -> None:
    """It passes over some names by itself, `build` among them, and says nothing."""
    passed_over = pytestconfig.getini("norecursedirs")
    modules = (ROOT / "tests").rglob("test_*.py")
    names = {folder.name for module in modules for folder in module.relative_to(ROOT).parents}
    assert {"build", "browser"} <= names
    assert [name for name in names if any(fnmatch(name, each) for each in passed_over)] == []
