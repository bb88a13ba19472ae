"""A flow of paragraphs and tables is set on pages (排成页面), so that every form is read as a PDF is."""
