"""Reads a workbook as another program does, and prints what the tests ask about, one fact a line.

usage: workbook.py FILE
"""

import sys

try:
    import openpyxl
except ImportError:
    print("openpyxl is not installed: pip install openpyxl")
    sys.exit(77)

book = openpyxl.load_workbook(sys.argv[1])
print("sheets", "|".join(book.sheetnames))
for sheet in book:
    head = [cell.value for cell in sheet[1]]
    print(sheet.title, "rows", sheet.max_row, "columns", len(head))
    print(sheet.title, "frozen", sheet.freeze_panes, "filter", sheet.auto_filter.ref)
    print(sheet.title, "printed", sheet.print_area, "title", sheet.print_title_rows, "across", sheet.page_setup.orientation, "fits", sheet.sheet_properties.pageSetUpPr.fitToPage, "pages high", sheet.page_setup.fitToHeight)
    print(sheet.title, "heat", len(sheet.conditional_formatting), "links", sum(1 for row in sheet.iter_rows() for cell in row if cell.hyperlink))
    formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    print(sheet.title, "formulas", len(formulas))
