"""The explorer: a local, read-only web application over the published file.

`create_app.py` puts it together; `pages/` holds a module a page, `queries/` their SQL, `templates/` their HTML,
`texts/` what it says in each language, `static/` style sheet and script. It never writes the warehouse: what a person
judges here is left in the inbox (`warehouse/judgement_inbox.py`) for the next run.
"""
