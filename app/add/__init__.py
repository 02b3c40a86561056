"""The tab to add articles: what is sent, what was read in it, and what was filed."""
