"""Khmer text: where words may break, what counts as a word."""
