"""Follow-ups as they are understood: earlier questions, the question, what it is completed to."""

from __future__ import annotations

import pytest

from orelore.answer.conversation import complete
from orelore.answer.mentions import Name, Names
from orelore.answer.turns import remember

KNOWN = Names(
    [
        Name("Kumtor", "mine", ("Kyrgyzstan",), is_place=True),
        Name("Jerooy", "mine", ("Kyrgyzstan",), is_place=True),
        Name("Upper Kairakty", "deposit", ("Kazakhstan",), is_place=True),
        Name("Northern Katpar", "deposit", ("Kazakhstan",), is_place=True),
        Name("Kazatomprom", "company", ("Kazakhstan",)),
        Name("Kazzinc", "company", ("Kazakhstan",)),
        Name("Centerra", "company"),
        Name("Zijin", "company", ("China",)),
        Name("World Bank", "institution"),
        Name("EBRD", "institution"),
        Name("Middle Corridor", "agreement"),
        Name("Pini Althaus", "person"),
        Name("heap leaching", "technical"),
        Name("ore", "technical"),
        Name("Trend"),  # only an article's list has it
    ]
)
URANIUM = "How much uranium did Kazakhstan produce in 2022?"
GOLD = "How much gold did the Kumtor mine in Kyrgyzstan produce in 2022?"


def understood(*questions: str) -> str:
    """The last of some questions that were asked one after the other."""
    earlier = None
    for question in questions[:-1]:
        earlier = remember(earlier, complete(question, earlier, KNOWN))
    return complete(questions[-1], earlier, KNOWN)


@pytest.mark.parametrize(
    ("earlier", "question", "completed"),
    [
        # another year
        (URANIUM, "And in 2023?", "How much uranium did Kazakhstan produce in 2023?"),
        (URANIUM, "2021?", "How much uranium did Kazakhstan produce in 2021?"),
        (URANIUM, "and a year earlier", "How much uranium did Kazakhstan produce in 2021?"),
        (URANIUM, "Three years later?", "How much uranium did Kazakhstan produce in 2025?"),
        (URANIUM, "Since 2015?", "How much uranium did Kazakhstan produce since 2015?"),
        (
            "How much gold was sold from 2015 to 2019?",
            "And from 2020 to 2024?",
            "How much gold was sold from 2020 to 2024?",
        ),
        ("How high is the 2024 budget?", "And 2025?", "How high is the 2025 budget?"),
        (
            "How much did Kazzinc earn last year?",
            "And in 2019?",
            "How much did Kazzinc earn in 2019?",
        ),
        ("Who runs Kazzinc?", "And in 2019?", "Who runs Kazzinc in 2019?"),
        # another country
        (URANIUM, "What about Uzbekistan?", "How much uranium did Uzbekistan produce in 2022?"),
        (URANIUM, "And Uzbekistan in 2021?", "How much uranium did Uzbekistan produce in 2021?"),
        (URANIUM, "and the uzbeks?", "How much uranium did Uzbekistan produce in 2022?"),
        (URANIUM, "And the US?", "How much uranium did the US produce in 2022?"),
        (
            "How large is the Kazakh chromium output?",
            "And Uzbekistan?",
            "How large is the Uzbek chromium output?",
        ),
        (
            "What are Kazakhstan's tin reserves?",
            "And Peru's?",
            "What are Peru's tin reserves?",
        ),
        (
            "How much gas does Turkmenistan sell to China?",
            "And to Russia?",
            "How much gas does Turkmenistan sell to Russia?",
        ),
        (
            "How much gas does Turkmenistan sell to China?",
            "And Uzbekistan?",
            "How much gas does Uzbekistan sell to China?",
        ),
        ("How much lithium is mined?", "And in Peru?", "How much lithium is mined in Peru?"),
        (GOLD, "And all of Kazakhstan?", "How much gold did Kazakhstan produce in 2022?"),
        (
            "How much did the World Bank lend Tajikistan?",
            "And the EU?",
            "How much did the EU lend Tajikistan?",
        ),
        # another metal
        (URANIUM, "And copper?", "How much copper did Kazakhstan produce in 2022?"),
        (URANIUM, "the same for tungsten", "How much tungsten did Kazakhstan produce in 2022?"),
        (URANIUM, "And how much lead?", "How much lead did Kazakhstan produce in 2022?"),
        (
            "Who mines copper and gold in Peru?",
            "And tin or zinc?",
            "Who mines tin or zinc in Peru?",
        ),
        ("Who owns Kumtor?", "And copper?", "What about copper at Kumtor?"),
        ("Which countries mine tin?", "And Peru?", "What about tin in Peru?"),
        # another name
        (GOLD, "And Jerooy?", "How much gold did the Jerooy mine produce in 2022?"),
        ("who owns kumtor", "and kazzinc", "who owns Kazzinc"),
        (URANIUM, "And Kazatomprom?", "How much uranium did Kazatomprom produce in 2022?"),
        (
            "How much uranium was mined in Kazakhstan?",
            "And Kazatomprom?",
            "How much uranium was mined by Kazatomprom?",
        ),
        (URANIUM, "What about Kumtor?", "What about Kumtor?"),
        # another word of asking
        ("Did Kyrgyzstan seize Kumtor?", "Why?", "Why did Kyrgyzstan seize Kumtor?"),
        ("Did Kyrgyzstan seize Kumtor?", "When was that?", "When did Kyrgyzstan seize Kumtor?"),
        ("When did Centerra lose Kumtor?", "And how?", "How did Centerra lose Kumtor?"),
        ("Is there lithium in Peru?", "Where exactly?", "Where is there lithium in Peru?"),
        (URANIUM, "Why?", f"Why? ({URANIUM})"),
        ("Who bought Kumtor?", "When was that?", "When was that? (Who bought Kumtor?)"),
        ("Is tin mined in Peru?", "Why not?", "Why not? (Is tin mined in Peru?)"),
        # something that belongs to it
        ("Who owns Kumtor?", "And the reserves?", "What are the reserves of Kumtor?"),
        ("Who owns Kumtor?", "And its output?", "What is Kumtor's output?"),
        ("Where is Kumtor?", "What about the owner?", "Who is the owner of Kumtor?"),
        (URANIUM, "And the reserves?", "What are the uranium reserves of Kazakhstan?"),
        ("Where is Kumtor?", "Who is the partner?", "Who is the partner of Kumtor?"),
        ("Where is Kumtor?", "And the glaciers?", "What about the glaciers? (Kumtor)"),
        (
            "How deep is the Altyn pit?",
            "What did the Chinese side pay for its stake?",
            "What did the Chinese side pay for its stake in the Altyn pit?",
        ),
    ],
)
def test_a_question_cut_short_is_built_up_from_the_one_before(
    earlier: str, question: str, completed: str
) -> None:
    assert understood(earlier, question) == completed


@pytest.mark.parametrize(
    ("earlier", "question", "completed"),
    [
        ("Tell me about Kumtor.", "Who owns it?", "Who owns Kumtor?"),
        (GOLD, "When did it open?", "When did the Kumtor mine open?"),
        ("Tell me about Kumtor.", "How many people work there?", "How many people work at Kumtor?"),
        ("Who runs Kazatomprom?", "What are its plans?", "What are Kazatomprom's plans?"),
        ("Who runs KAZ Minerals?", "Are its mines deep?", "Are KAZ Minerals' mines deep?"),
        ("Who runs Kazzinc?", "Have they any debts?", "Has Kazzinc any debts?"),
        ("Who runs Kazzinc?", "what do they sell", "What does Kazzinc sell"),
        ("Who runs Kazzinc?", "Does the company pay taxes?", "Does Kazzinc pay taxes?"),
        ("Where is Kumtor?", "Who bought the mine?", "Who bought the Kumtor mine?"),
        (
            "Where is Upper Kairakty?",
            "What would the project cost, and when would it open?",
            "What would the Upper Kairakty project cost, and when would it open?",
        ),
        (
            "How big are Upper Kairakty and Northern Katpar?",
            "Who owns them?",
            "Who owns Upper Kairakty and Northern Katpar?",
        ),
        ("Who is Pini Althaus?", "Where was he born?", "Where was Pini Althaus born?"),
        ("How long is the Middle Corridor?", "Who uses it?", "Who uses the Middle Corridor?"),
        ("What is heap leaching?", "Is it cheap?", "Is heap leaching cheap?"),
        ("What is tin used for?", "Where is it mined?", "Where is tin mined?"),
        (URANIUM, "Where is it refined?", "Where is Kazakhstan's uranium refined?"),
        ("Who owns the gold of Kumtor?", "Who refines it?", "Who refines Kumtor's gold?"),
        ("How clean is tin mining?", "Is it safe?", "Is tin mining safe?"),
        (URANIUM, "Do they export it?", "Does Kazakhstan export uranium?"),
        (URANIUM, "And how much does it export?", "How much does Kazakhstan export? (uranium)"),
        (URANIUM, "Who ran Kazzinc in that year?", "Who ran Kazzinc in 2022?"),
        ("What is the price of tin?", "Why has it risen?", "Why has the price of tin risen?"),
        (
            "What happened to the former owner of Kumtor?",
            "Did they go to court?",
            "Did the former owner of Kumtor go to court?",
        ),
        # which of two names it is
        ("Why did Centerra lose Kumtor?", "Did it sue?", "Did Centerra sue?"),
        ("Why did Centerra lose Kumtor?", "How deep is it?", "How deep is Kumtor?"),
        ("What is Centerra's part of Kumtor?", "Where is it?", "Where is Kumtor?"),
        # something that the question before asks for
        (
            "Which company won the Jerooy tender in 2015?",
            "And what did it pay?",
            "What did the company that won the Jerooy tender in 2015 pay?",
        ),
        (
            "Which gold mine in Kazakhstan did Zijin buy?",
            "Who sold it?",
            "Who sold the gold mine in Kazakhstan that Zijin bought?",
        ),
        (
            "Which minister opened the plant at Kumtor?",
            "When did he say so?",
            "When did the minister who opened the plant at Kumtor say so?",
        ),
        (
            "Who wants to build a smelter in Khorog?",
            "When will it open?",
            "When will the smelter in Khorog open?",
        ),
    ],
)
def test_words_that_point_back_are_replaced(earlier: str, question: str, completed: str) -> None:
    assert understood(earlier, question) == completed


@pytest.mark.parametrize(
    ("earlier", "question", "completed"),
    [
        (URANIUM, "Is it the largest producer?", f"Is it the largest producer? ({URANIUM})"),
        (
            GOLD,
            "How many people died?",
            "How many people died? (the Kumtor mine, gold, Kyrgyzstan, 2022)",
        ),
        ("Where is Kumtor?", "And who pays?", "Who pays? (Kumtor)"),
        ("Where is Kumtor?", "Who lends the money?", "Who lends the money? (Kumtor)"),
        ("Where is Kumtor?", "What did the EBRD say?", "What did the EBRD say? (Kumtor)"),
        ("Which mines did Zijin buy?", "Where are they?", "Where are they? (Zijin)"),
        ("Who bought Kumtor?", "For how much?", "For how much? (Who bought Kumtor?)"),
        (
            "Tell me about gold mining in Peru.",
            "How many people died?",
            "How many people died? (gold mining in Peru)",
        ),
    ],
)
def test_what_cannot_be_put_in_words_is_put_in_brackets(
    earlier: str, question: str, completed: str
) -> None:
    assert understood(earlier, question) == completed


@pytest.mark.parametrize(
    "question",
    [
        "Is there gold in Peru?",
        "What does it take to refine gallium?",
        "How long does it take to open a mine?",
        "Is it true that Kazakhstan has lithium?",
        "Why is it unclear how much tin Peru has?",
        "By how much did Zijin reduce its debts?",
        "What share of its gold does Zijin sell?",
        "Before its sale, who owned Kumtor?",
        "How many workers lost their jobs in Peru?",
        "Which company says it is the largest miner of tin?",
        "How did Zijin do, as Reuters has it?",
        "Who owns Jerooy?",
        "How deep is the mine at Jerooy?",
        "Which country sold the mine that Zijin runs?",
        "Are there lithium deposits in Chile?",
        "What is heap leaching?",
        "How does heap leaching work?",
        "jerooy gold output 2023",
        "Is gallium rare, and where is it mined?",
    ],
)
def test_a_question_that_stands_alone_stays_as_it_is(question: str) -> None:
    assert understood("Tell me about Kumtor.", question) == question
    assert understood(URANIUM, question) == question


def test_a_new_question_only_loses_its_and() -> None:
    assert understood(URANIUM, "And who owns Jerooy?") == "Who owns Jerooy?"
    assert understood(URANIUM, "Thanks. Who owns Jerooy?") == "Who owns Jerooy?"


def test_the_first_question_stays_as_it_is() -> None:
    assert understood("Who owns it?") == "Who owns it?"
    assert understood("And in 2023?") == "And in 2023?"


def test_what_is_no_question_stays_as_it_is() -> None:
    assert understood(URANIUM, "?!") == "?!"
    assert understood(URANIUM, "") == ""


def test_a_completed_question_is_what_the_next_one_leans_on() -> None:
    turns = ["Tell me about Kumtor.", "Who owns it?", "And how much gold did it produce in 2023?"]
    assert understood(*turns) == "How much gold did Kumtor produce in 2023?"
    assert understood(*turns, "And in 2022?") == "How much gold did Kumtor produce in 2022?"
    assert understood(*turns, "And in 2022?", "Jerooy?") == (
        "How much gold did Jerooy produce in 2022?"
    )


def test_what_stands_in_brackets_is_carried_on() -> None:
    turns = ["Where is Kumtor?", "And who pays?"]
    assert understood(*turns, "And in 2020?") == "Who pays in 2020? (Kumtor)"
    assert understood(*turns, "Is it deep?") == "Is Kumtor deep?"


def test_what_the_latest_question_lacks_is_found_in_the_one_before() -> None:
    assert understood(GOLD, "What is the price of gold?", "Who owns the mine?") == (
        "Who owns the Kumtor mine?"
    )
    assert understood(URANIUM, "Who owns Kumtor?", "And Uzbekistan?") == (
        "How much uranium did Uzbekistan produce in 2022?"
    )


def test_an_answer_helps_when_it_alone_names_something_and_one_thing_only() -> None:
    question = "Where is most gold mined?"
    one = remember(None, question, "Kumtor made 13 tonnes of gold in 2023.")
    two = remember(None, question, "Kumtor made more gold than Jerooy.")
    assert complete("Who owns it?", one, KNOWN) == "Who owns Kumtor?"
    assert complete("Who owns it?", two, KNOWN) == "Who owns gold?"


def test_an_answer_does_not_help_where_the_question_was_completed_in_brackets() -> None:
    earlier = remember(None, "Where is Kumtor?")
    earlier = remember(earlier, "Who pays? (Kumtor)", "Jerooy mine pays for itself.")
    assert complete("Is it deep?", earlier, KNOWN) == "Is Kumtor deep?"
    assert complete("Is gold left there?", earlier, KNOWN) == "Is gold left at Kumtor?"


def test_he_is_the_one_person_in_the_answer() -> None:
    earlier = remember(None, "Who runs Kazzinc?", "Pini Althaus runs it, the EBRD wrote.")
    assert complete("How old is he?", earlier, KNOWN) == "How old is Pini Althaus?"


def test_a_name_of_the_question_goes_before_one_of_the_answer() -> None:
    earlier = remember(None, "Where is Kumtor?", "Kumtor is far from Jerooy.")
    assert complete("Who owns it?", earlier, KNOWN) == "Who owns Kumtor?"


def test_a_name_that_may_be_a_common_word_needs_its_capital() -> None:
    assert understood("Who owns Trend?", "Where is it?") == "Where is Trend?"
    assert understood("How deep is Kumtor?", "And the trend?").endswith("(Kumtor)")
