"""What the corpus holds, to look through: map, coverage, articles, evaluation."""
