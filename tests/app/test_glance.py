from __future__ import annotations

from orelore import Source
from orelore_app.glance import glance

HERALD = Source("s1", "Boz in figures", "Steppe Herald", "2024-05")


def test_a_glance_tells_quote_publisher_and_dates() -> None:
    told = glance("en", "Boz made 4 tonnes.", [HERALD], "2023")
    assert '<p class="glance-quote" lang="en">Boz made 4 tonnes.</p>' in told
    assert '<p class="quiet">as of 2023 · Steppe Herald, 2024-05</p>' in told


def test_a_glance_tells_of_nothing_after_its_sources() -> None:
    assert "as of 2024-05 · Steppe Herald" in glance("en", "Boz.", [HERALD], "2026")
    newer = Source("s2", "Again", "Wire", "2026-01")
    assert "as of 2026 · Steppe Herald" in glance("en", "Boz.", [HERALD, newer], "2026")


def test_a_glance_names_two_sources_and_counts_the_rest() -> None:
    others = [Source("s2", "Again", "Wire", "2023"), HERALD, HERALD]
    assert "Steppe Herald, 2024-05; Wire, 2023; 2 more" in glance("en", "Boz.", [HERALD, *others])


def test_markup_in_a_quote_stays_text() -> None:
    assert "&lt;img src=x&gt;" in glance('"><b>', "<img src=x>", [])
    assert "<b>" not in glance('"><b>', "<img src=x>", [])
