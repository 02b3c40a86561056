"""Answers taken out of the page: files to download, text to paste."""
