from __future__ import annotations

import logging

import pytest
from markupsafe import Markup

from orelore import ReadError
from orelore_app.explore.beside import details, guarded


def test_details_have_a_title_and_a_way_to_close_them() -> None:
    told = details("place", "<Boz>", Markup("<p>Up.</p>"))
    assert '<h2 id="place-title" tabindex="-1">&lt;Boz&gt;</h2><p>Up.</p>' in told
    assert 'data-do="delete"' in told
    assert 'aria-label="Close &lt;Boz&gt;"' in told


def test_a_known_problem_is_told_in_its_words() -> None:
    def fail() -> Markup:
        raise ReadError("a.json", "it is <damaged>.")

    assert "a.json: it is &lt;damaged&gt;." in guarded(fail)


def test_a_fault_of_ours_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> Markup:
        raise ZeroDivisionError("secret")

    with caplog.at_level(logging.ERROR):
        told = guarded(fail)
    assert "could not be shown" in told
    assert "secret" not in told
    assert "ZeroDivisionError" in caplog.text
