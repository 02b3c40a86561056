from __future__ import annotations

from orelore import Coverage
from orelore_app.header import header, sign, signed_in

HOSTILE = "<img src=x onerror=alert(1)>"


def test_a_reader_sees_their_name_and_the_way_out() -> None:
    account = signed_in("amina", "/minerals")
    assert "Signed in as <b>amina</b>" in account
    assert '<form class="account quiet" method="post" action="/minerals/logout">' in account
    assert "<img" not in signed_in(HOSTILE, HOSTILE)


def test_the_head_says_who_writes_and_what_there_is() -> None:
    coverage = Coverage(2, {}, {}, {}, since="2020-01", until="2024-05-31")
    assert "Written by &lt;img" in header(HOSTILE, coverage)
    assert "2 articles, with sources from 2020 to 2024." in header("extractive", coverage)
    assert sign("extractive").endswith("chosen without a language model.")
