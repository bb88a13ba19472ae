"""Pages that are pictures only (扫描页): their words and rules are told from the picture."""
