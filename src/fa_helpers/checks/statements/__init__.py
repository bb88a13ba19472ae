"""Checks within and between the statements (报表内、报表间的核对)."""
