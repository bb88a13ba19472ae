"""Characters and numbers (文字与数字): folding of text, printed numbers to ``Decimal``."""
