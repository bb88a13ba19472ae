"""Made-up documents (造文件) whose every figure is known: for lessons, for tests, for measuring the reader.

Nothing here reads: it imports no other room but the one that knows where the font lies, so that who makes a document and
who reads it cannot share a mistake.
"""
