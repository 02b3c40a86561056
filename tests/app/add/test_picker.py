from __future__ import annotations

from dataclasses import replace

from orelore import Settings
from orelore_app.add.picker import picker


def test_the_limits_are_told_and_given_to_the_browser(page_settings: Settings) -> None:
    html = picker(page_settings)
    assert "up to 20 files, each of at most 1 MB" in html.striptags()
    assert 'data-most="20" data-bytes="1000000"' in html


def test_an_address_is_asked_for_only_where_addresses_are_taken(page_settings: Settings) -> None:
    assert 'name="url"' in picker(page_settings)
    assert 'name="url"' not in picker(replace(page_settings, adding="files"))
