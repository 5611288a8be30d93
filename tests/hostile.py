"""Articles that attack whoever shows them: each name, title, quote and address tries something.

`RECORDS` is what records can hold (a program may hand over anything that is a `str`), `STORED` what
a graph folder can hold, and `STORIES` what somebody may publish, for the whole way from a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.core.ids import content_id, document_id
from dateline.core.model import Claim, Document, Literal, Mention, Span, Stance
from dateline.graph.versions import article_key
from dateline.workspace import config, store
from dateline.workspace.knowledge_graph import KnowledgeGraph
from dateline.workspace.store import Store

SHOWN = 1_000  # characters of a name that pages show
OWNED = "owned"  # what a script that runs makes the title of the page
RUN = f"document.title='{OWNED}';alert(1)"

STORED: Mapping[str, str] = {
    "script": f"</script><script>{RUN}</script>",
    "title end": f"</title></style></textarea></noscript><script>{RUN}</script>",
    "handler": f'"><img src=x onerror="{RUN}"><b onmouseover={RUN}>',
    "quote": f"' onfocus='{RUN}' autofocus tabindex=1 x='",
    "svg": f"</text></svg><svg onload={RUN}><script>{RUN}</script></svg>",
    "foreign object": f"<foreignObject><iframe srcdoc='<script>{RUN}</script>'></foreignObject>",
    "comment": f"--><script>{RUN}</script><!-- <!--",
    "data end": f"]]><script>{RUN}</script><![CDATA[ &xxe; <!DOCTYPE a [<!ENTITY b 'c'>]>",
    "entity": "&lt;b&gt; &#60;script&#62; &amp;amp; &nosuch; &#0;",
    "braces": "{{data}} {{title}} ${alert(1)} {% raw %} #{7*7} <%= 1 %> {0} {token} %s %(a)s",
    "backslash": r"\u003cscript\u003e \x3c \" \' \\ \n C:\new",
    "override": "\u202eevil\u202c \u202dleft\u202c \u2067isolate \u2066\u2068 \u200fmark\u061c",
    "unseen": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u034f\u180e\U000e0041h",
    "lines": "one\u2028two\u2029three\x85four\x0bfive\x0csix\rseven\r\neight\tnine\nten",
    "controls": "".join(map(chr, (*range(1, 9), *range(14, 32), *range(127, 160)))),
    "terminal": "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b31m\x1b]8;;http://evil.example\x1b\\link\x1bc\b",
    "style": "[bold]loud[/bold] [/] [link=http://evil.example]x[/link] :skull:",
    "turtle": '" . <urn:evil> <urn:did> <urn:it> . """ ; a <urn:evil> . # \'\'\' @prefix : <x> .',
    "n-triples": 'x" .\n<urn:evil> <urn:did> "it"@en .\n_:a <urn:b> <urn:c> <urn:d> .',
    "sparql": '} } ; DROP ALL ; INSERT DATA { <urn:evil> a <urn:evil> } #" \\" ?x',
    "cypher": "' }) DETACH DELETE n // \" ` }]-() RETURN 1; LOAD CSV FROM 'file:' AS x",
    "sql": "'; DROP TABLE claims; --",
    "markdown": "](javascript:alert(1)) ![x](http://evil.example/x.png) **b** `c` | d | $e$\n# f",
    "link": "<http://evil.example> www.evil.example mail@evil.example https://evil.example/a_b_",
    "typst": '#panic("owned") #image("/etc/passwd") $x$ @label <label> //c \\ /*d*/',
    **{f"formula {one!r}": f"{one}HYPERLINK(1;2)" for one in "=+-@\t\r\n＝＋－＠"},
    "formula behind a space": " =1+1",
    "formula behind a mark": "'=1+1",
    "formula behind nothing": "\u200b=1+1",
    "cell end": '"\n=1+1,"=2+2"; =3+3\t=4+4',
    "beyond": "\U0001f6a4 \ufffe\uffff \U0001ffff \ufdd0 \U0010ffff é e\u0301 ﷽",
    "space": "\u3000\u00a0\u2003 x \u3000",
    "empty looking": "\u3164\u115f\u2800",
    "path": "../../../etc/passwd\\..\\..%2e%2e%2f%00.ttl //evil.example",
    "header": "x\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "huge": "A" * 100_000,
    "huge markup": "<b>" * 2_000,
    "many words": "Very long name " * 500,
    "prototype": "__proto__",
    "constructor": "constructor",
    "json": '","__proto__":{"a":1},"x":"',
    "marks on a letter": "e" + "\u0301" * 400,
}
RECORDS: Mapping[str, str] = {
    **STORED,
    "nothing": "a\x00b\x00",
    "half a character": "a\ud800b \udc00\ud83d",
    "formula behind naught": "\x00=1+1",
}

URLS = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    f'https://evil.example/"><script>{RUN}</script>',
    f"https://evil.example/' onclick='{RUN}",
    "https://evil.example/> <urn:evil> <urn:did> <urn:it> . <",
    "https://evil.example/\n<urn:evil> <urn:did> <urn:it> .",
    "https://evil.example/)](javascript:alert(1)) [x](y)",
    "https://evil.example/%zz%%00%2e%u0041?a=%",
    "https://evil.example/\u202egnp.exe",
    "https://[evil",
    "https://a b/c",
    "https://evil.example:port/",
    "https://%zz/",
    "https://user:word@evil.example\\@good.example/#{x}`^|",
    "https://evil.example/" + "a" * 50_000,
    "//evil.example/x",
    "https:evil.example",
    "https://",
    "http://xn--/",
    "file:///etc/passwd",
    "=HYPERLINK(1)",
    "\x1b]8;;http://evil.example\x1b\\",
    "https://evil.example/\x00\x1b[2J",
    "",
)

STORIES: Mapping[str, str] = {
    "markup": (
        f"<script>{RUN}</script> Harbour Guard buys Lumen\n\n"
        f'The Harbour Guard, "><img src=x onerror={RUN}> the force of Karsk, bought Lumen Ltd for '
        "$20m on 3 February 2005. Ann Ode, <b>chief executive</b> of Lumen Ltd, said {{data}} the "
        "deal </script> was signed in Paris. [Click here](javascript:alert(1)) or =HYPERLINK(1)."
    ),
    "direction": (
        "\u202eMinister\u202c visits Kenya\n\nKenya's \u2067foreign\u2069 minister, John\u200b "
        "\u200fKamau, met Angela\u00ad Merkel in Berlin\u202e on Monday. He works for "
        "the United Nations\ufeff Development Programme. \x1b[31mThe\x1b[0m talks\x07 went well."
    ),
    "graph": (
        'Turtle" . <urn:evil> a <urn:evil> . # sues Orbit Inc\n\n'
        "Orbit Inc' }) DETACH DELETE n // sued Lumen Ltd in London on 5 May 2010. } ; DROP ALL ; "
        "Mary Smith, =1+1 a spokeswoman for Orbit Inc, denied that Orbit Inc supports Iran. "
        "--><!-- ]]> ${7*7} &amp; %00 \\u003c __proto__ constructor said so."
    ),
    "names": "Many met\n\n"
    + ", ".join(f"John Smith{one}son" for one in range(150))
    + " met in Rome.",
    "long": f"The {'A' * 100_000} company bought Lumen Ltd. It was founded by Ann Ode in Paris.",
    "letters": f"Mr {'Ab ' * 600} met Angela Merkel in Berlin. " + "(" * 2_000 + "\u0301" * 2_000,
}


class _Records:
    """Records in which one text is everything that an article can name."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []

    def add(self, text: str, url: str, published: str = "2023-08-31") -> None:
        """An article that calls a company, a person, an event, a place and values by a text."""
        body = f"{text} supports Lumen, said {text}."
        document = Document(
            id=document_id(f"{len(self.documents)} {body}"), text=body, title=text, url=url,
            publisher=text, authors=(text, text), source=text, notes=(text,), published=published,
        )  # fmt: skip
        self.documents.append(document)
        name, lumen = (0, len(text)), (len(text) + 10, len(text) + 15)
        company = self._mention(document, name, "Company")
        alias = self._mention(document, name, "Company", name=f"{text}!", chain=company)
        person = self._mention(document, name, "Person")
        place = self._mention(document, name, "City")
        event = self._mention(document, name, "Event", form="event", kind_of="state/say")
        deed = self._mention(document, name, "Event", form="event", kind_of="business/acquire")
        article = self._mention(document, name, "Article", form="article")
        other = self._mention(document, lumen, "Company")
        said = {"speaker": person, "place": place, "when_text": text, "stance": Stance.REPORTED}
        self._claim(document, alias, "supports", other, **said)
        self._claim(document, company, "supports", person)
        self._claim(document, person, "head_of", company, when="2017/..")
        self._claim(document, company, "alias", Literal(value=text))
        self._claim(document, event, "actor", person)
        self._claim(document, event, "content", Literal(value=text))
        self._claim(document, deed, "actor", company)
        self._claim(document, deed, "object", Literal(value=text))
        self._claim(document, deed, "place", place)
        self._claim(document, deed, "date", Literal(value=text, datatype="edtf"))
        self._claim(document, deed, "amount", Literal(value=text, datatype="xsd:decimal"))
        self._claim(document, article, "mentions", company)

    def _mention(
        self, document: Document, where: tuple[int, int], kind: str, *, name: str | None = None,
        form: str = "name", kind_of: str | None = None, chain: str | None = None,
    ) -> str:  # fmt: skip
        words = document.text[slice(*where)]
        made = content_id(document.id, *where, kind, kind_of, name)
        self.mentions.append(
            Mention(
                id=made, document=document.id, span=Span(start=where[0], end=where[1]), text=words,
                kind=kind, form=form, name=words if name is None else name, chain=chain or made,
                type=kind_of, reasons=(words,), origin="hand@1",
            )
        )  # fmt: skip
        return made

    def _claim(
        self, document: Document, subject: str, predicate: str, end: str | Literal, **more: object
    ) -> None:
        self.claims.append(
            Claim(
                id=content_id(document.id, subject, predicate, end), document=document.id,
                subject=subject, predicate=predicate, object=end, origin="hand@1",
                evidence=(Span(start=0, end=len(document.text)),), confidence=0.9, **more,
            )
        )  # fmt: skip


def _records(texts: Iterable[str]) -> _Records:
    made = _Records()
    for number, text in enumerate(texts):
        made.add(text, _make_own(URLS[number % len(URLS)], number))
    for url in URLS:
        made.add(f"Address {url}"[:200], url, published=url[:200])
    return made


def _make_own(url: str, number: int) -> str:
    """An address for one article only: what shares one is taken for versions of one article."""
    return url if article_key(url) is None else f"{url}{'&' if '?' in url else '?'}n={number}"


def graph(texts: Iterable[str] = tuple(RECORDS.values())) -> KnowledgeGraph:
    """A graph in which texts are everything."""
    made = _records(texts)
    return KnowledgeGraph(
        documents=made.documents, mentions=made.mentions, claims=made.claims, name=RECORDS["script"]
    )


def make_folder(folder: Path, texts: Iterable[str] = tuple(STORED.values())) -> Path:
    """The same as a graph folder, as far as one can hold it."""
    made = _records(texts)
    folder.mkdir(parents=True)
    config.create_files(folder)
    with Store(folder / store.FILE) as opened:
        opened.add(made.documents, made.mentions, made.claims, version="hand@1")
        opened.replace_decisions([], by="hand@1")
    return folder
