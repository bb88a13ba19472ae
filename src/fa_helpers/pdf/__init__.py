"""A source file becomes pages (页): the only room that imports pypdfium2 and pdfplumber.

``opening`` tells what a file is and gives its pages; ``page`` is what every engine gives. Behind them stand three
engines: ``pdfium`` (the default; ``pdfium_*``), ``plumber`` (the reference, which ``fallback`` calls in where
pdfium cannot tell the characters; ``glyph_maps`` finds them in the font) and ``plain_text``. ``geometry``,
``lying``, ``paths`` and ``assembly`` make their pages alike. ``table_finder`` and ``table_cells`` find ruled tables
on a page, ``picture`` renders one. ``limits``, ``guard`` and ``forms`` keep a hostile file from taking more time and
memory than it is worth.
"""
