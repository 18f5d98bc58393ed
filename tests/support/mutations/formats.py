"""The formats an original comes in, and the looks that each can show."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from support.mutations import as_docx, as_html, as_odt, as_pdf, as_rtf, as_text, as_xlsx
from support.mutations.mutation import Mutation
from support.mutations.original import Original


class Format(NamedTuple):
    """A way to write an original as a file."""

    name: str
    suffix: str
    write: Callable[[Original], bytes]
    looks: AbstractSet[str]
    exact: bool
    "Its tables show in which column every cell stands."
    whole: AbstractSet[str] = frozenset()
    "Looks that only all of a cell can have."

    def shows(self, mutation: Mutation) -> bool:
        """Whether it can show what the mutation does."""
        return mutation.needs <= self.looks | (self.whole if mutation.alone else frozenset())


FORMATS = (
    Format("html", "html", as_html.as_html, as_html.LOOKS.keys(), exact=True),
    Format("docx", "docx", as_docx.as_docx, as_docx.LOOKS.keys(), exact=True),
    Format("xlsx", "xlsx", as_xlsx.as_xlsx, as_xlsx.LOOKS, exact=True, whole=as_xlsx.WHOLE),
    Format("pdf", "pdf", as_pdf.as_pdf, as_pdf.LOOKS.keys(), exact=True),
    Format("markdown", "md", as_text.as_pipes, as_text.MARKDOWN.keys(), exact=True),
    Format("tabs", "txt", as_text.as_tabs, as_text.TABBED.keys(), exact=True),
    Format("copied", "txt", as_text.as_copied, as_text.TABBED.keys(), exact=False),
    Format("cells", "txt", as_text.as_cells, as_text.LOOKS.keys(), exact=False),
)
OPEN = (
    Format("odt", "odt", as_odt.as_odt, as_odt.LOOKS.keys(), exact=True),
    Format("rtf", "rtf", as_rtf.as_rtf, as_rtf.LOOKS.keys(), exact=True),
)
"Those that are read through LibreOffice."
