from __future__ import annotations

import pytest

from orelore.answer.attribution import is_attributed, is_quoted, mentions, owners, without_speakers
from orelore.types import Source


def source(publisher: str, published: str | None = None) -> Source:
    return Source("s1", "T", publisher, published)


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Trend News Agency", "a Trend report of January 2024"),
        ("USGS (copy on docslib.org)", "by USGS figures"),
        ("U.S. Geological Survey (docslib copy)", "USGS counted"),
        ("The Astana Times", "according to The Astana Times"),
        ("Mining Weekly / Bloomberg", "sources told Bloomberg"),
        ("AFP (Yahoo)", "in the AFP account"),
        ("24.kg", "in that of 24.kg"),
    ],
)
def test_a_publisher_is_found_by_its_usual_name(publisher: str, text: str) -> None:
    assert [found for *_, found in mentions(text, [source(publisher)])] == [source(publisher)]


def test_a_metal_is_no_publisher() -> None:
    assert not list(mentions("Mining gave 2% of it", [source("Mining Journal")]))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Output was 5 tonnes in 2023, Trend wrote in May 2024", "Output was 5 tonnes in 2023"),
        ("21 according to a report of the agency in 2025", "21"),
        ("Trend in July 2022 gave $136 million for the plant", "$136 million for the plant"),
        ("the energy ministry gave 990,000 tonnes", "990,000 tonnes"),
        ("61 percent in IEA figures quoted in June 2025", "61 percent"),
        ("5 tonnes by its own figures for 2024", "5 tonnes for 2024"),
        ("5 tonnes in the resources that the firm stated in 2021", "5 tonnes"),
        ("NMMC had revenue of $7 billion", "NMMC had revenue of $7 billion"),
        ("The plant was said to cost $200 million", "The plant was said to cost $200 million"),
    ],
)
def test_what_a_clause_says_is_left_without_who_says_it(text: str, rest: str) -> None:
    bare = without_speakers(text, [source("Trend News Agency")])
    assert " ".join(bare.split()) == rest
    assert len(bare) == len(text)


def test_saying_is_told_from_having() -> None:
    assert is_quoted("as the minister said", [])
    assert is_quoted("61 percent by IEA figures", [])
    assert is_attributed("in a study of 2012", [])
    assert not is_quoted("the poor had only 47%", [])
    assert not is_attributed("at the opening of the mine", [])


def test_a_clause_belongs_to_the_source_that_it_names_or_that_is_left() -> None:
    named, other = source("Reuters"), source("Kabar")
    assert owners(["19 by Reuters", "20 by the police"], [named, other]) == [(named,), (other,)]


def test_of_two_pages_of_a_publisher_the_month_decides() -> None:
    may, march = source("Trend", "2024-05-02"), source("Trend", "2025-03")
    clauses = ["Trend wrote $500 million in May 2024", "$2.6 billion in March 2025"]
    assert owners(clauses, [may, march]) == [(may,), (march,)]


def test_a_year_decides_only_where_it_tells_all_apart() -> None:
    early, late = source("A news", "2012"), source("B news", "2023-06")
    assert owners(["in 2012", "in 2023"], [early, late]) == [(early,), (late,)]
    assert owners(["in 2023", "in June 2023"], [early, late]) == [(early, late), (late,)]
