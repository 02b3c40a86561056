"""Conversations that are kept: in the reader's browser, or on the server for who signed in."""
