"""Writes originals as web pages."""

from html import escape

from support.mutations.original import Entry, Line, Original, Printed

STYLE = """.gone{display:none} .cut{text-decoration:line-through}
.up{vertical-align:super;font-size:60%} .made::after{content:"7"} .ground{color:#ffffff}"""
LOOKS = {
    "merged": "",
    "": "{}",
    "raised": "<sup>{}</sup>",
    "lowered": "<sub>{}</sub>",
    "raised by position": '<span style="position:relative;top:-0.4em;font-size:8px">{}</span>',
    "raised by style": '<span style="vertical-align: super">{}</span>',
    "small": "<small>{}</small>",
    "link": '<a href="#note1">{}</a>',
    "footnote": '<sup><a href="#_ftn1" id="_ftnref1">[{}]</a></sup>',
    "struck": "<s>{}</s>",
    "struck twice": "<strike>{}</strike>",
    "struck by style": '<span style="text-decoration: line-through">{}</span>',
    "struck by style sheet": '<span class="cut">{}</span>',
    "deleted": "<del>{}</del>",
    "inserted": "<ins>{}</ins>",
    "hidden": '<span style="display:none">{}</span>',
    "hidden by style": "<span hidden>{}</span>",
    "hidden by style sheet": '<span class="gone">{}</span>',
    "hidden with its parent": '<span style="display:none"><b>{}</b></span>',
    "invisible": '<span style="visibility:hidden">{}</span>',
    "transparent": '<span style="opacity:0">{}</span>',
    "white": '<span style="color:#fff">{}</span>',
    "white by style": '<span class="ground">{}</span>',
    "tiny": '<span style="font-size:1px">{}</span>',
    "of no size": '<span style="font-size:0">{}</span>',
    "off the page": '<span style="position:absolute;left:-9999px">{}</span>',
    "clipped": '<span style="display:inline-block;width:0;height:0;overflow:hidden">{}</span>',
    "closed": "<details><summary></summary>{}</details>",
    "in a comment": "<!-- {} -->",
    "in ruby": "<ruby>数<rt>{}</rt></ruby>",
    "in a fallback": "<noscript>{}</noscript>",
    "an instruction": "<script>{}</script>",
    "moved by style": '<span style="float:right">1</span>{}',
    "made by style sheet": '<span class="made">{}</span>',
    "line end": "<br>",
    "paragraph": "</p><p>",
    "item": "<ul><li></li></ul>",
    "division": "<div></div>",
    "tab": "\t\t",
    "carriage return": "\r\n",
    "inner table": "<table><tr><td>1</td><td>2</td></tr></table>",
    "gap": '<span style="padding-left:3em"></span>',
    "text box": '<div style="position:absolute">{}</div>',
    "picture": '<img src="figure.png" alt="">',
    "drawing": "<svg width='20' height='10'><text>{}</text></svg>",
    "input": '<input type="text" value="{}">',
    "text area": "<textarea>{}</textarea>",
    "drop-down": "<select><option>1</option><option selected>{}</option></select>",
    "checkbox": '<input type="checkbox" checked>',
    "equation": "<math><mn>{}</mn></math>",
    "object": '<object data="figure.svg"></object>',
    "canvas": "<canvas></canvas>",
    "frame": '<iframe src="figure.html"></iframe>',
    "meter": '<meter value="{}" max="99"></meter>',
    "made by a script": "<script>document.write({})</script>",
    "numbering": "<ol><li></li></ol>",
    "calculated": "<output>{}</output>",
    "nested": "<b><font><span>{}</span></font></b>",
    "turned": '<span style="writing-mode:vertical-rl">{}</span>',
    "turned upside down": '<span style="transform:rotate(180deg);display:inline-block">{}</span>',
    "mirrored": '<bdo dir="rtl">{}</bdo>',
    "row hidden": "",
}


def _cell(item: Entry) -> str:
    spans = f' colspan="{item.columns}"' if item.columns > 1 else ""
    spans += f' rowspan="{item.rows}"' if item.rows > 1 else ""
    inner = "".join(LOOKS[run.look].format(escape(run.text)) for run in item.runs)
    return f"<td{spans}><p>{inner}</p></td>"


def _line(line: Line) -> str:
    look = ' style="display:none"' if line.look else ""
    return f"<tr{look}>" + "".join(map(_cell, line.entries)) + "</tr>"


def _part(part: object) -> str:
    if isinstance(part, Printed):
        return '<table border="1"><tbody>' + "\n".join(map(_line, part.lines)) + "</tbody></table>"
    return f"<p>{escape(str(part))}</p>"


def as_html(original: Original) -> bytes:
    """A page of an agency's site."""
    head = f'<meta charset="utf-8"><style>{STYLE}</style><title>{original.report.title}</title>'
    body = "\n".join(map(_part, original.parts))
    return f"<!doctype html>\n<html><head>{head}</head><body>\n{body}\n</body></html>\n".encode()
