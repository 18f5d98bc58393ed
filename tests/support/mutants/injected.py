"""A module whose code is another than that of its file."""

from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType


class Injected(MetaPathFinder, Loader):
    """Finds and loads that one module."""

    def __init__(self, name: str, folder: Path, code: object) -> None:
        self._name = name
        self._folder = folder
        self._code = code

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Its own; None for any other."""
        if fullname != self._name:
            return None
        is_package = self._folder.name == fullname.rpartition(".")[2]
        spec = spec_from_loader(fullname, self, is_package=is_package)
        if spec and is_package:
            spec.submodule_search_locations = [str(self._folder)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Run the other code in its place."""
        assert isinstance(self._code, CodeType)
        exec(self._code, module.__dict__)  # noqa: S102 - ours, with one change
