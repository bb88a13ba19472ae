"""All exercises (习题) by number, and what each expects of a document. A lesson is a module that declares its own."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from importlib import import_module
from typing import TYPE_CHECKING

from fa_helpers.errors import FinalAccountsError
from fa_helpers.lessons.judging import Expected

if TYPE_CHECKING:
    from fa_helpers.document import FinalAccounts

Maker = Callable[["FinalAccounts"], Expected | None]

LESSONS = ("finding", "tables", "sums", "changes", "charting", "scores", "money", "many")
"""The modules of the lessons 01 to 08."""
_MAKERS: dict[str, Maker] = {}


class UnknownExerciseError(FinalAccountsError, KeyError):
    """There is no exercise of that number (没有这道题)."""


def exercise(number: str) -> Callable[[Maker], Maker]:
    """Declare what an exercise expects; ``None`` says that the document lacks what it is about."""

    def declare(maker: Maker) -> Maker:
        _MAKERS[number] = maker
        return maker

    return declare


def numbers() -> list[str]:
    """The numbers of all exercises, in order (题号).

    >>> numbers()[:2]
    ['1.1', '1.2']
    """
    for name in LESSONS:
        import_module(f"fa_helpers.lessons.{name}")
    return sorted(_MAKERS, key=lambda number: [int(part) for part in number.split(".")])


def expected(number: object, doc: FinalAccounts) -> Expected | None:
    """What an exercise expects of this document; ``None`` where the document lacks what it is about."""
    if number not in (known := numbers()):
        raise UnknownExerciseError(
            code="unknown_exercise", values={"named": str(number), "known": ", ".join(known)}
        )
    return _MAKERS[str(number)](doc)


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """Half up, as offices round (四舍五入).

    >>> rounded(Decimal("0.125"))
    Decimal('0.13')
    """
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(value: Decimal, places: int, *mistakes: tuple[Decimal | None, str], **task: object) -> Expected:
    """An answer that is a number given to so many decimals: one unit of the last place either way is right."""
    right = rounded(value, places)
    allowance = Decimal(1).scaleb(-places) if places else Decimal(0)
    wrong = [(rounded(one, places), key) for one, key in mistakes if one is not None]
    told = tuple((str(one), key) for one, key in wrong if abs(one - right) > 2 * allowance)
    return Expected(
        "number", (str(right),), str(allowance), told, task={name: str(one) for name, one in task.items()}
    )


def exact(value: object) -> Decimal | None:
    """A number of a frame as it was printed; ``None`` where there is none."""
    found = Decimal(str(value))
    return found if found.is_finite() else None
