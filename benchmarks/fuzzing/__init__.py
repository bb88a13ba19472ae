"""Files that are damaged on purpose: by their bytes, and by the objects they are made of."""
