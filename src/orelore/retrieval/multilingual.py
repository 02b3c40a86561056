"""Whether an encoder reads questions in other languages than English.

Model cards do not tell: many name no language. So the encoder is asked itself.
"""

from __future__ import annotations

from orelore.index.embedding import BUNDLED, Encoder

_QUESTIONS = {
    "How much gold was produced?": "Сколько золота добыто?",
    "Who owns the company?": "Кому принадлежит компания?",
    "When was the agreement signed?": "Когда подписано соглашение?",
    "Why did the price rise?": "Почему выросла цена?",
    "Where is the plant?": "Где находится завод?",
    "Is the river polluted?": "Загрязнена ли река?",
}


def is_multilingual(encoder: Encoder) -> bool:
    """Whether most of a few Russian questions are nearest to what they mean in English.

    To an English encoder one of six is, by chance; to a multilingual one all are.
    """
    if encoder.name == BUNDLED:
        return False
    similarities = encoder.encode([*_QUESTIONS.values()]) @ encoder.encode([*_QUESTIONS]).T
    nearest: list[int] = similarities.argmax(axis=1).tolist()
    right = sum(found == own for own, found in enumerate(nearest))
    return right > len(_QUESTIONS) / 2
