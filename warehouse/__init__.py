"""DuckDB: connection, migrations, load, SQL over the whole corpus, checks, publish and the read side.

Not here: parsing or language (transforms), scheduling and settings (flows). SQL lives in .sql files that run as they
stand; Python only opens connections, registers frames and runs the files in order.
"""
