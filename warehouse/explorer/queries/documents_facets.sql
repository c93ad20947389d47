-- How many of the documents that meet every filter have which language, outlet, kind, year, month; and how many there are.
WITH chosen AS (
    SELECT publisher, language, kind, published_on, is_origin
    FROM documents
    WHERE is_current
        AND ($language IS NULL OR language = $language) AND ($publisher IS NULL OR publisher = $publisher)
        AND ($kind IS NULL OR kind = $kind)
        AND ($since::DATE IS NULL OR published_on >= $since) AND ($until::DATE IS NULL OR published_on <= $until)
        AND ($copies IS NULL OR is_origin = ($copies = 'origins'))
        AND ($entity IS NULL OR document_id IN (SELECT document_id FROM mentions WHERE entity_id = $entity::UUID))
        AND ($matching IS NULL OR document_id IN (SELECT unnest($matching::UUID[])))
),
counted AS (
    SELECT 'total' AS facet, NULL AS value, count(*) AS documents FROM chosen
    UNION ALL SELECT 'language', language, count(*) FROM chosen GROUP BY language
    UNION ALL SELECT 'publisher', publisher, count(*) FROM chosen WHERE publisher IS NOT NULL GROUP BY publisher
    UNION ALL SELECT 'kind', kind, count(*) FROM chosen GROUP BY kind
    UNION ALL SELECT 'year', strftime(published_on, '%Y'), count(*) FROM chosen WHERE published_on IS NOT NULL GROUP BY ALL
    UNION ALL SELECT 'month', strftime(published_on, '%Y-%m'), count(*) FROM chosen
        WHERE year($since::DATE) = year($until::DATE) AND published_on IS NOT NULL GROUP BY ALL
    UNION ALL SELECT 'copies', CASE WHEN is_origin THEN 'origins' ELSE 'only' END, count(*) FROM chosen GROUP BY ALL
)
SELECT facet, value, documents
FROM counted
QUALIFY row_number() OVER (PARTITION BY facet ORDER BY documents DESC, value) <= 30
ORDER BY facet, CASE WHEN facet IN ('year', 'month') THEN value END DESC, documents DESC, value
