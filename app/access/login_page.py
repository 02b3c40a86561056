"""The page to sign in, which needs no script."""

from __future__ import annotations

from markupsafe import Markup

_PAGE = Markup("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sign in · Orelore</title>
<link rel="icon" href="{root}/page/favicon.svg">
<link rel="stylesheet" href="{root}/page/login.css">
</head>
<body>
<main>
<h1>Orelore</h1>
<p class="quiet">The critical minerals of Central Asia: every sentence with its source.</p>
<form method="post" action="{root}/login">
{problem}<label for="name">Name</label>
<input id="name" name="name" value="{name}" autocomplete="username" autocapitalize="none"
 spellcheck="false" maxlength="64" required{name_first}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"
 maxlength="1024" required{password_first}>
<input name="next" type="hidden" value="{wanted}">
<button type="submit">Sign in</button>
</form>
</main>
</body>
</html>
""")
_PROBLEM = Markup('<p class="problem" role="alert">{}</p>\n')
_FIRST = Markup(" autofocus")


def login_page(root: str, *, problem: str = "", name: str = "", wanted: str = "/") -> Markup:
    """The form, under the path `root`; `wanted` is where a reader is led once signed in."""
    return _PAGE.format(
        root=root,
        problem=_PROBLEM.format(problem) if problem else "",
        name=name,
        wanted=wanted,
        name_first="" if name else _FIRST,
        password_first=_FIRST if name else "",
    )
