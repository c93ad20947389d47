-- A slice of the pending work: the claims of some wordings, in the order in which they came to wait. What stays pending is
-- to the slice what later runs are to this one: the links depend on the claims that are there, not on how they were sliced.
CREATE OR REPLACE TEMP TABLE slice_keys AS
SELECT DISTINCT id AS claim_key
FROM (SELECT id FROM pending WHERE stage = 'clusters' LIMIT getvariable('claims_at_once'));

-- Claims that are gone still have their anchors; they are few, and go with the first slice.
CREATE OR REPLACE TEMP TABLE gone_claims AS
SELECT DISTINCT id AS claim_id FROM pending WHERE stage = 'unlinked';

-- Here and below: rows by their numbers, which one pass over a narrow column finds. To ask for them at once would read
-- everybody's text.
CREATE OR REPLACE TEMP TABLE slice_claims AS
SELECT claim_id, claim_key, document_id, language, text, modality, quantities, dates, cluster_id
FROM claims WHERE rowid IN (SELECT rowid FROM claims SEMI JOIN slice_keys USING (claim_key));

-- A claim without a cluster has no anchors and no links (50_affected_claims.sql): what is new costs no look at what is there.
CREATE OR REPLACE TEMP TABLE touched_claims AS
SELECT c.claim_id, d.is_current, c.cluster_id IS NULL AS is_new
FROM slice_claims AS c
JOIN documents AS d USING (document_id)
UNION ALL
SELECT claim_id, false, false FROM gone_claims
ANTI JOIN (SELECT claim_id FROM claims SEMI JOIN gone_claims USING (claim_id)) AS present USING (claim_id);

CREATE OR REPLACE TEMP TABLE old_claims AS
SELECT claim_id FROM touched_claims WHERE NOT is_new
UNION
SELECT claim_id FROM gone_claims;

-- What anchors are made of.
CREATE OR REPLACE TEMP TABLE worded_claims AS
SELECT claim_id, claim_key, document_id, language, text, modality, quantities, dates
FROM slice_claims SEMI JOIN (SELECT claim_id FROM touched_claims WHERE is_current) AS t USING (claim_id);

CREATE OR REPLACE TEMP TABLE worded_entities AS
SELECT DISTINCT claim_id, entity_id::VARCHAR AS entity
FROM claim_entities
WHERE rowid IN (SELECT rowid FROM claim_entities SEMI JOIN worded_claims USING (claim_id)) AND role <> 'speaker';
