"""The vocabulary (术语): glossary, classifications, aliases and the message catalogue, as data files with loaders."""
