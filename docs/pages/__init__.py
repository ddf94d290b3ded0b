"""The generated pages of the documentation, one module each.

In: the rules, the facts' classes and the settings' definition. Out: text. Always holds: the same sources give the same
text, whatever the machine; nothing is written here.
"""

WRITTEN_BY = "<!-- Written by `make docs`; edit the source instead. -->\n"


def cell(text: str) -> str:
    """Text as it may stand in a cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")
