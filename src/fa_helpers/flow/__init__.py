"""Files without pages (流式文件): web pages, Word and Excel become a flow of paragraphs and tables."""
