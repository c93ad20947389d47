"""A report on a run or a period, as one file that opens anywhere.

`write_report.py` is the door; `queries/` hold its SQL, `templates/` its HTML, `report.css` what it adds to the
explorer's style sheet. It shares charts, words and pieces of pages with `warehouse/explorer/`.
"""
