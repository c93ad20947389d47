-- What a document shows: what the sidecar of its first source says, else what stands in its own bytes, else the date in the file's name.
CREATE OR REPLACE TEMP MACRO shown_metadata(own, kind, sidecar, name_date) AS {
    'title': coalesce(sidecar.title, own.title),
    'authors': coalesce(nullif(sidecar.authors, []), own.authors, []),
    'publisher': coalesce(sidecar.publisher, own.publisher),
    'url': coalesce(sidecar.url, own.url),
    'published_on': coalesce(sidecar.published_on, own.published_on, name_date),
    'published_at': CASE WHEN sidecar.published_on IS NOT NULL THEN sidecar.published_at ELSE own.published_at END,
    'published_from': CASE WHEN sidecar.published_on IS NOT NULL THEN 'metadata'
        WHEN own.published_on IS NOT NULL THEN own.published_from
        WHEN name_date IS NOT NULL THEN 'filename' END,
    'kind': coalesce(sidecar.kind, own.kind, kind)
};
