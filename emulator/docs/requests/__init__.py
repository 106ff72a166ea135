"""What a batch may ask for: one function for each kind of request, by its name in the API.

A function changes the document that it is given and answers the request's reply, if it has one. It
raises ``RefusalError`` before or after a change: the batch works on a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.docs.requests import (
    breaks,
    bullets,
    cells,
    chips,
    comments,
    dropdowns,
    named_ranges,
    notes,
    objects,
    pages,
    paragraphs,
    replacing,
    styles,
    suggested,
    table_styles,
    tables,
    tabs,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.docs.model import Document, Json

    Handler = Callable[[Document, Json], Json | None]

HANDLERS: dict[str, Handler] = {
    "insertText": text.insert_text,
    "deleteContentRange": text.delete_content_range,
    "replaceAllText": replacing.replace_all_text,
    "updateTextStyle": styles.update_text_style,
    "updateParagraphStyle": paragraphs.update_paragraph_style,
    "updateSectionStyle": pages.update_section_style,
    "updateNamedStyle": pages.update_named_style,
    "updateDocumentStyle": pages.update_document_style,
    "createParagraphBullets": bullets.create_paragraph_bullets,
    "deleteParagraphBullets": bullets.delete_paragraph_bullets,
    "insertTable": tables.insert_table,
    "insertTableRow": tables.insert_table_row,
    "insertTableColumn": tables.insert_table_column,
    "deleteTableRow": tables.delete_table_row,
    "deleteTableColumn": tables.delete_table_column,
    "mergeTableCells": cells.merge_table_cells,
    "unmergeTableCells": cells.unmerge_table_cells,
    "updateTableCellStyle": table_styles.update_table_cell_style,
    "updateTableRowStyle": table_styles.update_table_row_style,
    "updateTableColumnProperties": table_styles.update_table_column_properties,
    "pinTableHeaderRows": table_styles.pin_table_header_rows,
    "createNamedRange": named_ranges.create_named_range,
    "deleteNamedRange": named_ranges.delete_named_range,
    "replaceNamedRangeContent": named_ranges.replace_named_range_content,
    "insertPerson": chips.insert_person,
    "insertDate": chips.insert_date,
    "insertRichLink": chips.insert_rich_link,
    "createDropdownDefinition": dropdowns.create_dropdown_definition,
    "insertDropdown": dropdowns.insert_dropdown,
    "updateDropdownProperties": dropdowns.update_dropdown_properties,
    "updateDropdownDefinitionProperties": dropdowns.update_dropdown_definition_properties,
    "deleteDropdownDefinition": dropdowns.delete_dropdown_definition,
    "createFootnote": notes.create_footnote,
    "createHeader": notes.create_header,
    "createFooter": notes.create_footer,
    "deleteHeader": notes.delete_header,
    "deleteFooter": notes.delete_footer,
    "insertPageBreak": breaks.insert_page_break,
    "insertSectionBreak": breaks.insert_section_break,
    "insertInlineImage": objects.insert_inline_image,
    "replaceImage": objects.replace_image,
    "deletePositionedObject": objects.delete_positioned_object,
    "addDocumentTab": tabs.add_document_tab,
    "deleteTab": tabs.delete_tab,
    "updateDocumentTabProperties": tabs.update_document_tab_properties,
    "insertComment": comments.insert_comment,
    "addCommentReply": comments.add_comment_reply,
    "updateCommentPost": comments.update_comment_post,
    "deleteComment": comments.delete_comment,
    "deleteCommentReply": comments.delete_comment_reply,
    "acceptSuggestion": suggested.accept_suggestion,
    "rejectSuggestion": suggested.reject_suggestion,
    "deleteSuggestion": suggested.delete_suggestion,
}

# What changes threads, and is saved apart from the content (google.md 5.4).
COMMENT_UPDATES = frozenset(
    ("insertComment", "addCommentReply", "updateCommentPost", "deleteComment", "deleteCommentReply")
)
SUGGESTION_UPDATES = frozenset(("acceptSuggestion", "rejectSuggestion", "deleteSuggestion"))
