"""Sections and grids become facts (数据): profile, narrative, statements, scorecards."""
