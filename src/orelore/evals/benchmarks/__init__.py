"""Public benchmarks: our figures beside published ones, on data that the user has fetched."""
