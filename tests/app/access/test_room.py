from __future__ import annotations

import gradio as gr

from orelore_app.access.room import THREADS, WAITING, make_room


def test_more_questions_may_wait_than_the_server_has_threads() -> None:
    with gr.Blocks() as page:
        gr.HTML()
    make_room(page)
    assert page.limiter is not None
    assert page.limiter.total_tokens == THREADS
    assert (page._queue.max_thread_count, page._queue.max_size) == (THREADS, WAITING)
