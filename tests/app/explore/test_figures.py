from __future__ import annotations

import json

import httpx
import plotly.graph_objects as go
import pytest

from orelore_app.explore.figures import FIGURES, Drawn, reply


def test_a_browser_that_has_the_figure_gets_no_second_one() -> None:
    drawn = Drawn.of(go.Figure())
    first = reply(drawn, {})
    assert json.loads(bytes(first.body))["data"] == []
    again = reply(drawn, {"if-none-match": first.headers["etag"]})
    assert (again.status_code, bytes(again.body)) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_another_figure_has_another_tag() -> None:
    assert Drawn.of(go.Figure()).tag != Drawn.of(go.Figure(go.Bar(x=[1]))).tag


@pytest.mark.slow
@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_served_compressed_in_both_looks(name: str, address: str) -> None:
    looks = [httpx.get(f"{address}/figures/{name}", params={"dark": dark}) for dark in (0, 1)]
    assert [look.status_code for look in looks] == [200, 200]
    light, dark = (look.json()["layout"]["template"]["layout"]["font"] for look in looks)
    assert light["color"] != dark["color"]
    assert looks[0].headers["content-encoding"] == "gzip"
    assert looks[0].headers["cache-control"] == "private, no-cache"


@pytest.mark.slow
def test_a_figure_that_is_not_there_is_named(address: str) -> None:
    lost = httpx.get(f"{address}/figures/moon")
    assert lost.status_code == 404
    assert "No figure 'moon'" in lost.json()["detail"]
