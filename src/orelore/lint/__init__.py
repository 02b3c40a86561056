"""Lint of the corpus: formats, sources, figures, copying, tables, coverage."""
