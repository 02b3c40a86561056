"""Room for many readers at once."""

from __future__ import annotations

import gradio as gr

# Each question holds a thread while it waits for its turn to be answered. Threads of their own
# leave those of the server to files, figures and health.
THREADS = 128
WAITING = 512  # events; one more is refused


def make_room(page: gr.Blocks) -> None:
    """Let so many events of the page run, and so many wait."""
    page.max_threads = THREADS
    page.create_limiter()  # type: ignore[no-untyped-call]
    page.queue(max_size=WAITING)
