-- single_instants: sources all of whose rows carry one instant: they have no dates (their
-- rows carry the instant they were learned). Asked only where a source has a single day.
--
-- Name filled in: {table}.
SELECT source
FROM {table}
GROUP BY source
HAVING min(occurred_at) = max(occurred_at) AND count(*) > 1
