"""The byte code of the product's modules in one file, beside that of this module.

Python looks for each module in several places and reads each from a file of its own, which takes
longer for two hundred small modules than all that they do (``docs/adr/017-module-cache.md``). What
is kept of a module counts as long as its source has the size and the time that it had, as Python's
own byte code does, and is as trusted. Where the file is missing, foreign, damaged or not to be
written, Python does what it ever does.
"""

from __future__ import annotations

import marshal
import os
import sys

from addon.cli.kept_file import KeptFile, places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

    from addon.cli.kept_file import Place

    # The path of the source, its size and time of change, byte code or where that stands in the
    # file, and whether it is a package.
    Kept = tuple[str, int, int, CodeType | Place, bool]

_SUFFIX = ".modules"
_VERSION = f"{sys.version}, what every run has in order"
_PRODUCT = frozenset(("addon", "docs_template", "linter"))
_FORMATS = frozenset(f"linter.formats.{name}" for name in ("github", "json", "sarif", "text"))
_OTHERWISE = (AttributeError, EOFError, ImportError, OSError, TypeError, ValueError)


class ModuleCache:
    """What finds and loads the modules of one file; nothing where there is no path."""

    def __init__(self, path: str | None) -> None:
        self._file = KeptFile(path, _VERSION) if path is not None else None
        self._kept: dict[str, Kept] = {}
        self._core: tuple[str, ...] = ()
        self._done: list[str] = []
        if self._file is not None and isinstance(self._file.front, tuple):
            self._kept, self._core = self._file.front

    @classmethod
    def beside_byte_code(cls) -> ModuleCache:
        """The cache in the folder where Python keeps this module's byte code, if it does."""
        cached = __spec__.cached
        return cls(cached.removesuffix(".pyc") + _SUFFIX if cached else None)

    def _has(self, name: str) -> bool:
        return name in self._kept and _is_current(self._kept[name])

    def load(self) -> None:
        """Load the modules of the first run that found all here, in the order they were done in.

        Each then finds what it imports already there, and Python has no need to look for any. Where
        one of them has changed, or does not load, all are left to be found when they are wanted.
        """
        specs = {name: self.find_spec(name) for name in self._core if name not in sys.modules}
        made = {name: _made(spec) for name, spec in specs.items() if spec is not None}
        if len(made) < len(specs):
            return
        sys.modules.update(made)
        try:
            for name, module in made.items():
                exec(self.get_code(name), module.__dict__)  # noqa: S102 - as Python does
                _within(name)[name.rpartition(".")[2]] = module
                self._done.append(name)
        except Exception:  # noqa: BLE001 - Python says what is wrong, if it is still wrong then
            for name in made:
                _within(name).pop(name.rpartition(".")[2], None)
            for name in made:
                del sys.modules[name]
            self._done = []

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """What Python asks for a module before it looks for one itself."""
        del path, target
        kept = self._kept.get(name)
        if kept is None or not _is_current(kept):
            return None
        source, _, _, _, is_package = kept
        spec = type(__spec__)(name, self, origin=source, is_package=is_package)  # type: ignore[arg-type]
        spec.has_location = True
        spec.cached = None
        if is_package and spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(os.path.dirname(source))
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """Have Python make the module as it makes others."""

    def exec_module(self, module: ModuleType) -> None:
        """Run a module's byte code."""
        exec(self.get_code(module.__name__), module.__dict__)  # noqa: S102 - as Python does
        self._done.append(module.__name__)

    def get_code(self, name: str) -> CodeType:
        """A module's byte code."""
        code = self._kept[name][3]
        if isinstance(code, tuple):
            part = self._file.part(code) if self._file is not None else b""
            # As trusted as what Python does with its own.
            code = marshal.loads(part)  # noqa: S302
        return code

    def keep(self) -> None:
        """Write the file if there is anything new; in silence where that cannot be.

        Which modules a run has, and in which order, is known after one that finds all here. Their
        byte code stands in front, since each run wants it; of all others it is read when wanted.
        """
        if self._file is None or sys.dont_write_bytecode:
            return
        wanted = [name for name in _loaded_otherwise() if not self._has(name)]
        fresh = {name: kept for name in wanted if (kept := _taken(name)) is not None}
        core = () if fresh else self._core or tuple(filter(_is_of_every_run, self._done))
        if not fresh and core == self._core:
            return
        whole = {name: one for name, one in self._kept.items() if _is_current(one)} | fresh
        codes = {name: fresh[name][3] if name in fresh else self.get_code(name) for name in whole}
        others = {name: marshal.dumps(code) for name, code in codes.items() if name not in core}
        stands = codes | dict(zip(others, places(others.values()), strict=True))
        front = {name: (*one[:3], stands[name], one[4]) for name, one in whole.items()}
        self._file.write((front, core), others.values())


def _is_of_every_run(name: str) -> bool:
    """Whether a run wants a module whatever it was asked for: not the formats, nor a service."""
    return name not in _FORMATS and (
        name.startswith(("linter", "docs_template", "addon.cli")) or name == "addon"
    )


def _made(spec: ModuleSpec) -> ModuleType:
    """An empty module, as Python makes one."""
    module = type(sys)(spec.name)
    module.__spec__, module.__loader__ = spec, spec.loader
    module.__package__, module.__file__ = spec.parent, spec.origin
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module


def _within(name: str) -> dict[str, object]:
    """What the package of a module has by name."""
    package = sys.modules.get(name.rpartition(".")[0])
    return vars(package) if package is not None else {}


def _is_current(kept: Kept) -> bool:
    try:
        found = os.stat(kept[0])
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == kept[1:3]


def _loaded_otherwise() -> list[str]:
    """The product's modules that Python has found itself."""
    return [
        name
        for name, module in sys.modules.items()
        if name.partition(".")[0] in _PRODUCT
        and not isinstance(getattr(module, "__loader__", None), ModuleCache)
    ]


def _taken(name: str) -> Kept | None:
    """What there is to keep of a module, if Python has it from a file of source."""
    module = sys.modules[name]
    try:
        source = module.__file__ or ""
        found = os.stat(source)
        code = module.__spec__.loader.get_code(name)  # type: ignore[union-attr]
    except _OTHERWISE:
        return None
    return source, found.st_size, found.st_mtime_ns, code, hasattr(module, "__path__")
