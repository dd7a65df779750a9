"""Elements of web pages by what they do to running text."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
    ]
)
LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "textarea",
        "xml",
        "datalist",
        "noframes",
    ]
)

HEADINGS = frozenset(("h1", "h2", "h3"))
"""Titles: of the page, though they may be links to it."""

VERBATIM = frozenset(("pre", "xmp", "listing", "plaintext"))
RAISED = frozenset(("sup", "sub"))
DELETED = frozenset(("del", "s", "strike"))
MARKED = BLOCKS | RAISED | DELETED | {"a", "input"}
"""Elements that do something to the text at their beginning or end."""
