"""A module a page, each with a `router`; a new page is a module here and a line in `create_app.py`."""
