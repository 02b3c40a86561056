"""The conversation: questions, answers and their sources."""
