"""Which page a clip is a version of.

The key of a page is its canonical address, else its address, else where its file lay. Addresses are
compared without what varies between visits to one page: scheme, `www.`, tracking parameters, order
of parameters, fragment, trailing slash, index file, the AMP form.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from clipper.page import Clip

_STDIN = "-"
"""The source of what came through standard input: no place, its pages are not versions of one."""
_HOST_PREFIX = re.compile(r"^(?:www\d?|amp)\.(?=.*\.)")
_PATH_END = re.compile(r"(?:/(?:index|default)\.(?:html?|php|aspx?)|/amp(?:\.html)?|/)+$", re.I)
_AMP_FILE = re.compile(r"\.amp(?=\.html?$)|\.amp$", re.I)
_AMP_PARAMETERS = {"amp": {"", "1", "true"}, "outputtype": {"amp"}}


def page_key(url: str) -> str:
    """The form of an address by which pages are compared; no address to be opened.

    >>> page_key("http://www.example.org/news/tea/amp/?utm_source=x&b=2&a=1#top")
    'example.org/news/tea?a=1&b=2'
    """
    from courlan import normalize_url  # slow to load; reading does without

    try:
        parts = urlsplit(normalize_url(url.strip()))
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:  # such as a port that is no number: compared as it is
        return url.strip()
    if parts.scheme not in ("http", "https") or not host:
        return url.strip()
    path = _PATH_END.sub("", _AMP_FILE.sub("", parts.path))
    query = urlencode([pair for pair in parse_qsl(parts.query, True) if not _is_amp(*pair)])
    # A fragment with a path in it is an address of its own in old single-page applications.
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{_HOST_PREFIX.sub('', host)}{port}{path}{'?' + query if query else ''}{fragment}"


def page_of(clip: Clip) -> str:
    """The key of the clip's page."""
    if clip.canonical_url and believable(clip.canonical_url, clip.url):
        return page_key(clip.canonical_url)
    if clip.url:
        return page_key(clip.url)
    if clip.source and clip.source.partition("#")[0] != _STDIN:
        return clip.source
    return f"raw:{clip.raw_hash}"


def believable(canonical: str, url: str | None) -> bool:
    """Whether a canonical address can name this page.

    Sites are seen that name their front page on every page, and copies of an article name the
    original on another site: those are other pages.
    """
    if url is None:
        return True
    own, other = page_key(url), page_key(canonical)
    own_host, _, own_path = own.partition("/")
    host, _, path = other.partition("/")
    if own_path and not path:
        return False
    return own_host == host or own_host.endswith(f".{host}") or host.endswith(f".{own_host}")


def _is_amp(name: str, value: str) -> bool:
    return value.lower() in _AMP_PARAMETERS.get(name.lower(), ())
