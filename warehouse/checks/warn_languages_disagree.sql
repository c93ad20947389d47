-- Documents whose two language opinions differ: worth a look.
SELECT document_id, title, language, second_language FROM documents WHERE is_current AND NOT languages_agree
