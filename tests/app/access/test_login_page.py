from __future__ import annotations

from orelore_app.access.login_page import login_page

HOSTILE = '"><img src=x onerror=alert(1)>'


def test_the_form_lies_where_the_page_lies() -> None:
    page = login_page("/minerals")
    assert 'action="/minerals/login"' in page
    assert 'href="/minerals/page/login.css"' in page
    assert '<p class="problem"' not in page


def test_one_starts_with_the_name_and_goes_on_with_the_password() -> None:
    assert 'maxlength="64" required autofocus>' in login_page("")
    mended = login_page("", name="amina", problem="No.")
    assert 'maxlength="1024" required autofocus>' in mended
    assert '<p class="problem" role="alert">No.</p>' in mended


def test_nothing_that_is_filled_in_becomes_markup() -> None:
    page = login_page(HOSTILE, problem=HOSTILE, name=HOSTILE, wanted=HOSTILE)
    assert "<img" not in page
    assert "<script" not in page
