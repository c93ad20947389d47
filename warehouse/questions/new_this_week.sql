-- What is new this week?
-- Quoi de neuf cette semaine ?
SELECT what, round(score, 2) AS score, coalesce(publisher, '') AS publisher, left(text, 78) AS text, left(other_text, 60) AS other_text
FROM new_since(coalesce(getvariable('day')::DATE, current_date - 7))
QUALIFY row_number() OVER (PARTITION BY what ORDER BY score DESC NULLS LAST, published_on DESC NULLS LAST, text) <= 3
ORDER BY what, score DESC NULLS LAST, published_on DESC NULLS LAST, text
