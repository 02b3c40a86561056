"""Answers taken out of the product: documents, a table of figures, references for a manager."""
