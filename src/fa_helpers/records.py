"""Frozen records (记录): ``dataclasses.dataclass(frozen=True)``, made several times faster.

The standard library writes and compiles six methods for each such class; for some two hundred classes that is a fifth of
the time in which the package loads. Here only ``__init__`` is compiled. For type checkers, and for ``replace``,
``fields`` and ``asdict``, it is the standard one, which also makes every class that is not frozen.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, *, frozen=False, **options):
        """As :func:`dataclasses.dataclass`: a frozen class refuses changes, and compares and shows by its fields."""
        if cls is None:
            return lambda cls: dataclass(cls, frozen=frozen, **options)
        if not frozen:
            return dataclasses.dataclass(**options)(cls)
        made = dataclasses.dataclass(**options | {"init": False, "eq": False, "repr": False})(cls)
        wanted = {"init": _init, "eq": _compared, "repr": _shown}
        methods = _kept(made)
        for option, make in wanted.items():
            methods |= make(made) if options.get(option, True) else {}
        own = set(made.__dict__)
        for name, method in methods.items():
            if (
                name not in own or made.__dict__[name] is None
            ):  # the hash of a class with an __eq__ of its own
                setattr(made, name, method)
        return made


_set = object.__setattr__
_MISSING = dataclasses.MISSING


def _fields(made: type) -> tuple[dataclasses.Field[object], ...]:
    return dataclasses.fields(made)


def _kept(made: type) -> dict[str, object]:
    """A record is filled once: when it is made, or unpickled."""
    names = [field.name for field in _fields(made)]

    def refuse(self: object, name: str, *_: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")

    def state(self: object) -> list[object]:
        return [getattr(self, name) for name in names]

    def restore(self: object, state: list[object]) -> None:
        for name, value in zip(names, state, strict=True):
            _set(self, name, value)

    kept = {"__setattr__": refuse, "__delattr__": refuse}
    return kept | ({"__getstate__": state, "__setstate__": restore} if "__slots__" in made.__dict__ else {})


def _init(made: type) -> dict[str, object]:
    """A method that takes the fields as arguments; a default that is made anew stands as its maker until then."""
    fields = _fields(made)
    known: dict[str, object] = {"_set": _set}
    taken, body = [], []
    for field in sorted([field for field in fields if field.init], key=lambda field: bool(field.kw_only)):
        name, value = field.name, field.name
        if field.kw_only and "*" not in taken:
            taken.append("*")
        default = f"__{name}"
        if field.default is not _MISSING:
            known[default] = field.default
        elif field.default_factory is not _MISSING:
            known[default] = field.default_factory
            value = f"{default}() if {name} is {default} else {name}"
        taken.append(f"{name}={default}" if default in known else name)
        body.append(f"_set(self, {name!r}, {value})")
    if hasattr(made, "__post_init__"):
        body.append("self.__post_init__()")
    # made of the names of fields, nothing else
    exec(f"def __init__(self, {', '.join(taken)}):\n {'; '.join(body) or 'pass'}", known)
    init = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"  # type: ignore[attr-defined] # told of a wrong argument
    init.__annotations__ = {field.name: field.type for field in fields} | {"return": "None"}
    return {"__init__": init}


def _compared(made: type) -> dict[str, object]:
    """Records of one class are equal if the fields that count are."""
    names = [field.name for field in _fields(made) if field.compare]
    values = attrgetter(*names) if names else lambda self: ()

    def __eq__(self: object, other: object) -> bool:  # noqa: N807 - a method
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807 - a method
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _shown(made: type) -> dict[str, object]:
    names = [field.name for field in _fields(made) if field.repr]

    def __repr__(self: object) -> str:  # noqa: N807 - a method
        shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({shown})"

    return {"__repr__": __repr__}
