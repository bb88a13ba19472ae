"""Who a scorecard says gets money (收款对象), as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fa_helpers.model.places import Locator

RecipientRole = Literal[
    "planned_recipient", "paid_recipient", "contractor", "implementer", "beneficiary_group", "unclear"
]
Naming = Literal["named", "named_without_split", "group", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One organisation of one form or section (收款对象): what is printed for it, in 万元, and where.

    ``scorecard_id`` is that of a self-evaluation form, or of a form of targets (``target.01``); ``section`` the number
    of the text's section, where no form names it.
    ``planned_in_goal`` and ``executed_in_goal`` hold what a goal says where its indicator says otherwise;
    ``also_spelled`` is another spelling of the same form, with the same amount and a part left out.
    """

    scorecard_id: str
    section: str = ""
    organisation: str
    role: RecipientRole
    naming: Naming
    planned: Decimal | None = None
    executed: Decimal | None = None
    planned_in_goal: Decimal | None = None
    executed_in_goal: Decimal | None = None
    count: int | None = None
    same_money: bool = False
    also_spelled: str = ""
    words: str = ""
    stated: str = ""
    """What the form says to a departure of its indicator from the target (偏差原因)."""
    locator: Locator
    pages: tuple[int, ...] = ()
    """Every page that speaks of it."""

    @property
    def is_named(self) -> bool:
        """Whether the form prints a name for it."""
        return self.naming in ("named", "named_without_split")

    @property
    def not_paid(self) -> bool:
        """Named and planned, and stated as 0 paid (列示为0)."""
        return self.is_named and self.executed == 0 and bool(self.planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMoney:
    """What a form's executed money is said to be (资金去向构成), in 万元; the seven parts add up to ``executed``."""

    scorecard_id: str
    card: str
    page: int
    budget: Decimal | None = None
    executed: Decimal | None = None
    named: Decimal = Decimal(0)
    not_split: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    unnamed: Decimal = Decimal(0)
    no_organisation: Decimal = Decimal(0)
    run_by_implementer: Decimal = Decimal(0)
    not_told: Decimal = Decimal(0)


MONEY_PARTS = ("named", "not_split", "group", "unnamed", "no_organisation", "run_by_implementer", "not_told")
