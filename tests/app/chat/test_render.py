from __future__ import annotations

from dataclasses import replace

from orelore import Answer, Coverage, Sentence, Series
from orelore_app.chat.exchange import Exchange
from orelore_app.chat.render import editing_note, transcript
from orelore_app.chat.sources import card_id
from orelore_app.header import header, sign

HOSTILE = "<img src=x onerror=alert(1)>"


def test_a_sentence_is_followed_by_links_to_its_cards(answer: Answer) -> None:
    html = transcript([Exchange(4, "?", answer)])
    assert f'Boz made 4 tonnes.\u202f<a class="cite" href="#{card_id(4, 1)}"' in html
    assert 'title="Gold at Boz" aria-label="Source 1">[1]</a>' in html


def test_the_words_that_answer_are_marked_in_their_sentence(answer: Answer) -> None:
    sentence = Sentence("Boz & Co made 4 tonnes.", (1,), "verbatim", marked=(14, 22))
    html = transcript([Exchange(1, "?", replace(answer, sentences=(sentence,)))])
    assert '<span class="sentence">Boz &amp; Co made <mark>4 tonnes</mark>.\u202f<a' in html


def test_numbers_of_two_answers_lead_to_different_cards(answer: Answer) -> None:
    html = transcript([Exchange(1, "?", answer), Exchange(2, "?", answer)])
    assert f'href="#{card_id(1, 1)}"' in html
    assert f'href="#{card_id(2, 1)}"' in html


def test_a_quiet_line_tells_who_answered_and_how_long_it_took(answer: Answer) -> None:
    html = transcript([Exchange(1, answer.question, answer)])
    assert '<p class="quiet about">Without a language model · 0.12 s</p>' in html


def test_what_was_recognised_stands_under_the_question(answer: Answer) -> None:
    html = transcript([Exchange(1, answer.question, answer)])
    assert html.index("</h2>") < html.index("<span>gold</span>") < html.index('class="sentences"')


def test_the_confidence_stands_in_the_quiet_line_where_it_is_known(answer: Answer) -> None:
    sure = replace(answer, confidence=0.86)
    assert "model · Confidence 86 % · 0.12 s" in transcript([Exchange(1, "?", sure)])
    assert "Confidence" not in transcript([Exchange(1, "?", answer)])


def test_an_answer_that_rests_on_one_source_says_so(answer: Answer, abstention: Answer) -> None:
    assert '<p class="quiet">Rests on one source: Steppe Herald.</p>' in transcript(
        [Exchange(1, "?", answer)]
    )
    assert "Rests on" not in transcript([Exchange(1, "?", abstention)])


def test_accounts_that_disagree_stand_before_the_sentences(disputed: Answer) -> None:
    html = transcript([Exchange(7, "?", disputed)])
    assert html.index("The sources disagree:") < html.index('class="sentences"')
    assert "<li><strong>4 tonnes</strong> — " in html
    assert html.count(f'href="#{card_id(7, 1)}"') == 2


def test_an_account_that_is_not_cited_leads_to_its_publishers(disputed: Answer) -> None:
    html = transcript([Exchange(1, "?", disputed)])
    account = html[html.index("<strong>5 tonnes") : html.index('<p class="sentences">')]
    assert 'href="https://example.org/orda"' in account
    assert account.index("Orda Journal, 2025<") < account.index("; ")
    assert "Steppe Herald, 2024-05<" in account
    assert "as of" not in account
    assert "cite" not in account


def test_values_over_the_years_stand_below_the_sentences(answer: Answer, series: Series) -> None:
    html = transcript([Exchange(1, "?", replace(answer, series=series))])
    assert html.index('class="sentences"') < html.index("<table>") < html.index("quiet about")


def test_a_question_that_was_completed_is_shown_as_it_was_understood(answer: Answer) -> None:
    completed = replace(answer, question="And it? (Boz)")
    assert "Understood as: And it? (Boz)" in transcript([Exchange(1, "And it?", completed)])
    assert "Understood as" not in transcript([Exchange(1, " And  it? (Boz)", completed)])


def test_a_supported_sentence_is_not_marked(answer: Answer) -> None:
    assert "Not supported" not in transcript([Exchange(1, "?", answer)])


def test_an_unsupported_sentence_is_marked_in_words_with_its_problem(answer: Answer) -> None:
    doubtful = Sentence("Boz made 5 tonnes.", (1,), "unsupported", "the passages lack 5")
    html = transcript([Exchange(1, "?", replace(answer, sentences=(doubtful,)))])
    assert 'class="sentence unsupported">Boz made 5 tonnes.' in html
    assert "Not supported: the passages lack 5" in html


def test_an_abstention_looks_different_and_leads_to_the_nearest_passages(
    abstention: Answer,
) -> None:
    html = transcript([Exchange(1, "?", abstention)])
    assert "Not covered by the articles" in html
    assert "No article mentions who." in html
    assert f'<a href="#{card_id(1, 1)}">Gold at Boz · Output</a>' in html
    assert 'class="reply answer"' not in html


def test_a_problem_is_no_abstention() -> None:
    html = transcript([Exchange(1, "", problem="Ask in a sentence.")])
    assert 'role="alert"' in html
    assert "Ask in a sentence." in html
    assert "Not covered" not in html


def test_pieces_on_their_way_are_called_unchecked() -> None:
    assert "Not checked yet" in transcript([Exchange(1, "?", draft="Boz ma")])
    assert "Reading the articles" in transcript([Exchange(1, "?")])


def test_a_notice_is_shown_with_answers_and_abstentions(answer: Answer, abstention: Answer) -> None:
    for said in (answer, abstention):
        html = transcript([Exchange(1, "?", replace(said, notice="The model sleeps."))])
        assert '<p class="notice">The model sleeps.</p>' in html


def test_a_notice_keeps_its_lines(answer: Answer) -> None:
    html = transcript([Exchange(1, "?", replace(answer, notice="Read as:\nBoz."))])
    assert '<p class="notice">Read as:\nBoz.</p>' in html


def test_no_text_becomes_markup(hostile: Answer) -> None:
    exchanges = [Exchange(1, HOSTILE, hostile), Exchange(2, HOSTILE, problem=HOSTILE),
                 Exchange(3, HOSTILE, draft=HOSTILE)]  # fmt: skip
    html = transcript(exchanges)
    assert "<img" not in html
    assert 'href="javascript:' not in html
    assert "&lt;<mark>img src</mark>=x onerror=alert(1)&gt;" in html
    assert html.count("&lt;img src=x onerror=alert(1)&gt;") >= 16


def test_the_page_says_who_writes_the_answers() -> None:
    assert sign("extractive") == (
        "Answers are sentences of the articles, chosen without a language model."
    )
    assert sign("ollama:tiny") == "Written by ollama:tiny, checked against the articles."


def test_the_header_tells_what_the_corpus_holds() -> None:
    coverage = Coverage(1, {}, {}, {}, "2014", "2026-03-12")
    assert "1 article, with sources from 2014 to 2026." in header("extractive", coverage)
    assert "2 articles." in header("extractive", Coverage(2, {}, {}, {}))


def test_a_stopped_exchange_shows_what_was_written_as_unchecked() -> None:
    html = transcript([Exchange(1, "?", draft="Boz <ma", is_stopped=True)])
    assert ">Stopped</p>" in html
    assert "Boz &lt;ma" in html
    assert "Not checked." in html
    assert "Not checked" not in transcript([Exchange(1, "?", is_stopped=True)])


def test_the_last_exchange_can_be_tried_again_unless_another_is_awaited(answer: Answer) -> None:
    exchanges = [Exchange(1, "?", answer), Exchange(2, "?", answer)]
    assert transcript(exchanges).count('data-do="retry"') == 1
    assert 'data-do="retry"' not in transcript(exchanges, is_waiting=True)


def test_an_exchange_under_way_has_no_tools() -> None:
    assert 'class="tools"' not in transcript([Exchange(1, "?", draft="Boz")])


def test_editing_says_what_will_be_replaced_and_can_be_cancelled() -> None:
    note = editing_note(2)
    assert "Editing question 2: what came after it will be replaced" in note
    assert 'data-do="undo"' in note
