"""A page becomes lines, sections and grids (行、章节、表格)."""
