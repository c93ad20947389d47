-- current_digest: what current sources deliver, without history, removed rows and version numbers. It equals the
-- current_digest of a fresh ingest of the present folder. Which document is whose origin is left out (and with it the
-- status of clusters): that a text was once a revision of another is history, and a fresh ingest cannot know it.
WITH lines AS (
    SELECT 'documents' AS relation, d.document_id::VARCHAR AS key,
        to_json({
            'digest': g.digest, 'title': d.title, 'authors': d.authors, 'publisher': d.publisher, 'url': d.url,
            'published_on': d.published_on, 'published_at': d.published_at, 'published_from': d.published_from,
            'kind': d.kind})::VARCHAR AS line
    FROM documents AS d LEFT JOIN document_digests AS g USING (document_id)
    WHERE d.is_current
    UNION ALL
    SELECT 'sources', sha256(source_id),
        to_json({
            'source_id': source_id, 'file_id': file_id, 'record_no': record_no, 'document_id': document_id,
            'status': status, 'reason': reason, 'size_bytes': size_bytes, 'raw_sha256': raw_sha256,
            'sidecar': sidecar, 'name_date': name_date})::VARCHAR
    FROM sources
    WHERE status <> 'removed'
    UNION ALL
    SELECT 'entities', entity_id::VARCHAR, to_json(e)::VARCHAR FROM entities AS e WHERE mention_count > 0
    UNION ALL
    SELECT 'claims', c.claim_id::VARCHAR, to_json({'claim_id': c.claim_id, 'cluster_id': c.cluster_id})::VARCHAR
    FROM claims AS c SEMI JOIN (SELECT document_id FROM documents WHERE is_current) AS d USING (document_id)
    UNION ALL
    SELECT 'text_pairs', p.text_id::VARCHAR,
        to_json({
            'text_id': p.text_id, 'other_text_id': p.other_text_id, 'jaccard': round(p.jaccard, 6),
            'containment': round(p.containment, 6), 'other_containment': round(p.other_containment, 6),
            'kind': p.kind, 'accepted': p.accepted, 'reason': p.reason})::VARCHAR
    FROM text_pairs AS p
    SEMI JOIN (SELECT text_id FROM documents WHERE is_current) AS a ON a.text_id = p.text_id
    SEMI JOIN (SELECT text_id FROM documents WHERE is_current) AS b ON b.text_id = p.other_text_id
),
buckets AS (
    SELECT relation, key[1:2] AS bucket, sha256(string_agg(line, chr(10) ORDER BY key, line)) AS digest
    FROM lines
    GROUP BY relation, bucket
)
SELECT sha256(coalesce(string_agg(relation || ' ' || bucket || ' ' || digest, chr(10) ORDER BY relation, bucket), ''))
FROM buckets
