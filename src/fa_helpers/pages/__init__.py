"""A source file becomes pages (页): the only room that imports pypdfium2 and pdfplumber."""
