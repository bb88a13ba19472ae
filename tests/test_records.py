"""Records are what a frozen dataclass is; patterns are what ``re`` compiles, and every one of them compiles."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import fa_helpers
from fa_helpers import patterns, records
from fa_helpers.patterns import regex


@records.dataclass(frozen=True, slots=True)
class Paid:
    """A payment."""

    to: str
    amount: int = 0
    seen: list[str] = dataclasses.field(default_factory=list, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError(self.amount)


@records.dataclass(frozen=True, slots=True)
class Repaid(Paid):
    """A payment that came back."""

    back: bool = True


@records.dataclass(frozen=True, kw_only=True)
class Named:
    """Compared by its name alone, whatever its case."""

    title: str
    note: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self.title.lower() == other.title.lower()


def test_a_record_is_filled_compared_and_shown_by_its_fields() -> None:
    one, other = Paid("甲", 3, ["p. 1"]), Paid("甲", 3)
    assert (one.to, one.amount, one.seen, other.seen) == ("甲", 3, ["p. 1"], [])
    assert one == other != Paid("甲", 4)
    assert len({one, other, Paid("乙", 3)}) == 2
    assert repr(one) == "Paid(to='甲', amount=3)"
    assert other.seen is not Paid("甲").seen


def test_a_record_refuses_changes_and_what_it_does_not_take() -> None:
    one = Paid("甲")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.amount = 5  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.to
    with pytest.raises(ValueError, match="-1"):
        Paid("甲", -1)
    with pytest.raises(TypeError, match=r"Paid.__init__\(\).*'to'"):
        Paid()  # type: ignore[call-arg]
    assert not hasattr(one, "__dict__")


def test_the_tools_for_dataclasses_take_records() -> None:
    one = Repaid("甲", 3, back=False)
    assert dataclasses.replace(one, amount=7) == Repaid("甲", 7, back=False)
    assert dataclasses.asdict(one) == {"to": "甲", "amount": 3, "seen": [], "back": False}
    assert [field.name for field in dataclasses.fields(Repaid)] == ["to", "amount", "seen", "back"]
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == copy.copy(one) == one
    assert one != Paid("甲", 3)
    assert Repaid.__match_args__ == ("to", "amount", "seen", "back")


def test_what_a_class_says_itself_stands() -> None:
    assert Named(title="A", note="x") == Named(title="a")
    with pytest.raises(TypeError):
        Named("A")  # type: ignore[misc]
    assert isinstance(hash(Named(title="A")), int)


def test_a_class_that_is_not_frozen_is_the_standard_one() -> None:
    @records.dataclass(slots=True)
    class Open:
        count: int = 0

    one = Open()
    one.count += 1
    assert one == Open(1)


def test_a_pattern_is_compiled_when_it_is_asked() -> None:
    broken, year = regex("(20"), regex("(?P<year>20[0-9]{2})", re.ASCII)
    assert year.pattern == "(?P<year>20[0-9]{2})"
    found = year.search("于2023年")
    assert found is not None
    assert found["year"] == "2023"
    assert year.sub("x", "2023年") == "x年"
    assert year.flags & re.ASCII
    assert regex(b"a+").findall(b"aab") == [b"aa"]
    with pytest.raises(re.error):
        broken.search("20")
    assert copy.copy(year).pattern == year.pattern


def every_pattern() -> Iterator[tuple[str, object]]:
    for found in walk_packages(fa_helpers.__path__, "fa_helpers."):
        if not found.name.endswith("__main__") and ".notebooks" not in found.name:
            for name, value in vars(import_module(found.name)).items():
                yield from ((f"{found.name}.{name}", one) for one in unpacked(value))


def unpacked(value: object) -> Iterator[object]:
    if isinstance(value, patterns._Later):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from unpacked(one)
    elif isinstance(value, dict):
        yield from unpacked(list(value.values()))


def test_every_pattern_of_the_package_compiles() -> None:
    pytest.importorskip("reportlab")
    found = dict(every_pattern())
    assert len(found) > 400
    for name, one in found.items():
        assert re.compile(one.pattern, one._flags), name  # type: ignore[attr-defined]
