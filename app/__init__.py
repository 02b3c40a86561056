"""The chat page: a thin shell around `orelore.Assistant`."""
