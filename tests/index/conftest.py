"""Command lines in processes of their own, with fewer rights or less space than the test has."""
