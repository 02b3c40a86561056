"""Who may come in: sign-in, limits, and what the server tells browsers to refuse."""
