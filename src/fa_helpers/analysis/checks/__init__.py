"""Does a document agree with itself (自相核对): rules, tolerances, the ledger of checks."""

from fa_helpers.analysis.checks.ledger import Entry, Ledger, check_document
from fa_helpers.analysis.checks.outcomes import OUTCOMES, Check, Outcome

__all__ = ["OUTCOMES", "Check", "Entry", "Ledger", "Outcome", "check_document"]
