"""What each request passes before it reaches the page, outermost first."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from orelore import Settings

from .body import BodyLimit
from .gate import Gate
from .origin import SameOrigin
from .policy import Policy
from .route import Rooted
from .sign_in import SignIn

SPEED = 5  # of compressing: Plotly in a tenth of a second, a twentieth larger than at 9


def layers(settings: Settings, sign_in: SignIn | None) -> list[Middleware]:
    """Of the whole server; sign-in where it is asked for."""
    gate = [Middleware(Gate, sessions=sign_in.sessions)] if sign_in else []
    return [
        Middleware(Rooted, root_path=settings.root_path),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=SPEED),
        Middleware(Policy),
        # Names no site that may read from another: without it, Gradio lets every site.
        Middleware(CORSMiddleware),
        Middleware(SameOrigin),
        *gate,
        Middleware(BodyLimit, upload_mb=settings.upload_mb),
    ]
