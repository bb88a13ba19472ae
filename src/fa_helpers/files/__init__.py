"""What is written to disk (文件): exported figures, review files, and sets of files that appear all at once."""
