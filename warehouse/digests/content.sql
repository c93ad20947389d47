-- content_digest: every content row, history included; no run ids, no times, no attempts, no places of files.
-- Rows are hashed in buckets of their key's first two hexadecimal digits, so that a million rows need little memory.
WITH lines AS (
    SELECT 'documents' AS relation, d.document_id::VARCHAR AS key,
        to_json({
            'digest': g.digest, 'current': d.is_current, 'origin': d.origin_id, 'is_origin': d.is_origin,
            'title': d.title, 'authors': d.authors, 'publisher': d.publisher, 'url': d.url,
            'published_on': d.published_on, 'published_at': d.published_at, 'published_from': d.published_from,
            'kind': d.kind})::VARCHAR AS line
    FROM documents AS d LEFT JOIN document_digests AS g USING (document_id)
    UNION ALL
    SELECT 'sources', sha256(source_id),
        to_json({
            'source_id': source_id, 'file_id': file_id, 'record_no': record_no, 'document_id': document_id,
            'status': status, 'reason': reason, 'size_bytes': size_bytes, 'raw_sha256': raw_sha256,
            'sidecar': sidecar, 'name_date': name_date})::VARCHAR
    FROM sources
    UNION ALL
    SELECT 'source_versions', sha256(source_id),
        to_json({
            'source_id': source_id, 'version_no': version_no, 'document_id': document_id,
            'is_open': valid_to IS NULL})::VARCHAR
    FROM source_versions
    UNION ALL
    SELECT 'entities', entity_id::VARCHAR, to_json(e)::VARCHAR FROM entities AS e
    UNION ALL
    SELECT 'text_pairs', text_id::VARCHAR,
        to_json({
            'text_id': text_id, 'other_text_id': other_text_id, 'jaccard': round(jaccard, 6),
            'containment': round(containment, 6), 'other_containment': round(other_containment, 6),
            'kind': kind, 'accepted': accepted, 'reason': reason})::VARCHAR
    FROM text_pairs
    UNION ALL
    SELECT 'claim_clusters', cluster_id::VARCHAR, to_json(c)::VARCHAR FROM claim_clusters AS c
    UNION ALL
    SELECT 'claims', claim_id::VARCHAR, to_json({'claim_id': claim_id, 'cluster_id': cluster_id})::VARCHAR FROM claims
    UNION ALL
    SELECT 'claim_links', claim_id::VARCHAR,
        to_json({
            'claim_id': claim_id, 'other_claim_id': other_claim_id, 'relation': relation, 'score': round(score, 6),
            'reasons': reasons, 'method': method, 'similarity': round(similarity, 6)})::VARCHAR
    FROM claim_links
),
buckets AS (
    SELECT relation, key[1:2] AS bucket, sha256(string_agg(line, chr(10) ORDER BY key, line)) AS digest
    FROM lines
    GROUP BY relation, bucket
)
SELECT sha256(coalesce(string_agg(relation || ' ' || bucket || ' ' || digest, chr(10) ORDER BY relation, bucket), ''))
FROM buckets
