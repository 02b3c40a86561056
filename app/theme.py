"""Colours and fonts: those of the reader's own machine, none from the network."""

from __future__ import annotations

from pathlib import Path

import gradio as gr
from gradio.themes.utils import colors, sizes
from gradio.themes.utils.fonts import Font

STATIC = Path(__file__).parent / "static"

# The look of oxidised copper ore on paper.
COPPER = colors.Color(
    name="copper",
    c50="#fdf6f0",
    c100="#f9e8da",
    c200="#f2cfb3",
    c300="#e8af85",
    c400="#dd8c58",
    c500="#c46a35",
    c600="#a4522a",
    c700="#854123",
    c800="#6a3520",
    c900="#562d1d",
    c950="#2f160c",
)


def theme() -> gr.themes.Base:
    """Stone and copper, light and dark."""
    return gr.themes.Base(
        primary_hue=COPPER,
        neutral_hue=colors.stone,
        radius_size=sizes.radius_md,
        font=[Font("Segoe UI"), Font("Helvetica Neue"), Font("Liberation Sans"), "sans-serif"],
        font_mono=[Font("Consolas"), Font("Liberation Mono"), "monospace"],
    ).set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        body_text_color="*neutral_900",
        body_text_color_dark="*neutral_100",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_300",
        input_background_fill_dark="*neutral_900",
        input_placeholder_color="*neutral_600",
        input_placeholder_color_dark="*neutral_300",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_text_color="white",
    )
