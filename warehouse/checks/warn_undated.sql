-- Current documents without a publication date: they sort last and carry no timeline.
SELECT document_id, title, format FROM documents WHERE is_current AND published_on IS NULL
