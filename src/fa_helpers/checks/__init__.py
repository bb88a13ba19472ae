"""Does a document agree with itself (自相核对): rules, tolerances, the ledger of checks."""

from fa_helpers.checks.check import OUTCOMES, Check, Outcome
from fa_helpers.checks.ledger import Entry, Ledger, check_document

__all__ = ["OUTCOMES", "Check", "Entry", "Ledger", "Outcome", "check_document"]
