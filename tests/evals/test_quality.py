from orelore.assistant import Assistant
from orelore.evals.golden import Golden
from orelore.evals.quality import ask, measure, said


def question(*turns: str, nugget: str, answerable: bool = True) -> Golden:
    return Golden(
        id=turns[-1],
        kind="single",
        language="en",
        turns=turns,
        nuggets=((nugget,),),
        facts=(),
        answerable=answerable,
    )


def test_what_is_asked_is_counted_by_what_should_come_of_it(assistant: Assistant) -> None:
    result = measure(
        assistant,
        [
            question("How many tonnes of gold did the Altyn mine produce in 2023?", nugget="4.2"),
            question("Who won the football cup in Peru?", nugget="x", answerable=False),
        ],
    )
    assert (result.covered, result.unanswerable) == (1, 1)
    assert (result.nuggets, result.answerable_refused) == (1, 0)
    assert (result.unanswerable_refused, result.unsupported) == (1, 0)
    assert 0 < result.median_ms <= result.p95_ms


def test_only_the_last_turn_of_a_conversation_is_scored(assistant: Assistant) -> None:
    turns = ("What is mined at the Altyn mine?", "How much did it produce in 2023?")
    assert "4.2 tonnes" in said(ask(assistant, question(*turns, nugget="4.2")))
