-- Whether the rules compared two texts, or a person confirmed them: something that can be rejected.
SELECT accepted FROM text_pairs WHERE text_id = least($1::UUID, $2::UUID) AND other_text_id = greatest($1::UUID, $2::UUID)
