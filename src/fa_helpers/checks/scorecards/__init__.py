"""Checks of the scorecards: within each, with one another, with the text (绩效自评表的核对)."""
