"""Checks of the text: with itself, with the statements, its names and its wording (文字说明的核对)."""
