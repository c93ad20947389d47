-- Run by the MCP server on every connection (--init-sql): the file is opened read-only, but a query could still read and write
-- other files, and what articles say reaches the assistant that writes the queries.
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET enable_external_access = false;
SET lock_configuration = true;
