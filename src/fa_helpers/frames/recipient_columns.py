"""The columns of the frames on who got the money that are no files (数据列)."""

from __future__ import annotations

from typing import Final

from fa_helpers.frames.columns import Schema

SPELLINGS: Final[Schema] = {
    "scorecard_id": "str",
    "card": "str",
    "organisation": "str",
    "also_spelled": "str",
    "amount": "num",
    "reason": "str",
    "page": "int",
}
MONEY_FLOWS: Final[Schema] = {
    "from_kind": "str",
    "from_name": "str",
    "to_kind": "str",
    "to_name": "str",
    "amount": "num",
    "amount_basis": "str",
    "grade": "str",
    "page": "int",
}
