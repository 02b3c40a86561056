"""Plotly figures, made of plain values. Pure."""
