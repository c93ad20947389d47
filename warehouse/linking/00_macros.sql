-- What comparing needs in more than one place. Temporary: they are of no use to an analyst.

-- Units have one name in every language, nouns that are counted do not: all nouns are of one class. Short units, compound
-- ones, capitals and times are units; a noun of three letters taken for one costs a link, never makes one.
CREATE OR REPLACE TEMP MACRO number_class(unit) AS CASE
    WHEN regexp_full_match(unit, '.{1,3}|.*[/²³°µ].*|[A-Za-z]?[A-Z]{2,}.*|tokens|minutes|seconds|hours|days|nights|weeks|months|quarters|years|decades|centuries|degrees|points|basis points')
        THEN unit ELSE 'count' END;

-- Numbers of `these` that have no equal among `those`: lists of STRUCT(kind, number), the number printed to six digits.
CREATE OR REPLACE TEMP MACRO without_equal(these, those) AS list_filter(these, lambda n: NOT list_contains(those, n));

-- Whether one number is the other rounded to two or three digits: "1.5 billion" does not contradict "1.53 billion".
CREATE OR REPLACE TEMP MACRO is_rounded(x, y) AS
    (printf('%.1e', x) = printf('%.1e', y) AND (printf('%.1e', x)::DOUBLE = x OR printf('%.1e', y)::DOUBLE = y))
    OR (printf('%.2e', x) = printf('%.2e', y) AND (printf('%.2e', x)::DOUBLE = x OR printf('%.2e', y)::DOUBLE = y));

-- Types of the things that one claim is about and the other is not. Across languages only things of the gazetteer count:
-- others may be one thing under two names. Works, events and terms are translated.
CREATE OR REPLACE TEMP MACRO other_types(these, those, one_language) AS list_transform(
    list_filter(these, lambda t: NOT list_contains(list_transform(those, lambda o: o.id), t.id)
        AND (t.known OR one_language) AND t.type NOT IN ('other', 'work', 'event')),
    lambda t: t.type);

-- A number is telling when chance alone will not repeat it beside the same entity: a share, money, a rate, a decimal or a
-- large count; "two companies" and "five years" are not. A count's noun differs by language, so counts share one unit.
CREATE OR REPLACE TEMP MACRO telling_numbers(quantities) AS list_distinct(list_transform(
    list_filter(quantities, lambda q: q.unit = '%' OR regexp_full_match(q.unit, '[A-Z]{3}(/.*)?') OR contains(q.unit, '/')
        OR q."value" >= 100 OR q."value" <> floor(q."value")),
    lambda q: printf('%.6g', round(q."value", 6)) || ' ' || CASE
        WHEN q.unit IN ('%', 'x', 'tokens') OR regexp_full_match(q.unit, '[A-Z]{3}(/.*)?') OR contains(q.unit, '/')
            THEN q.unit
        ELSE 'count' END));

-- md5_number_lower(words), which takes the number apart as text.
CREATE OR REPLACE TEMP MACRO anchor_of(words) AS (md5_number(words) >> 64)::UBIGINT;
