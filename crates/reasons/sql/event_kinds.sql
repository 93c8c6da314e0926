-- event_kinds: what kind of thing each name of a usage event tells of, decided once a name.
--
--   event                  the name, as it is in `usage_events`
--   is_goal                a goal of the customer reached
--   is_export              data taken out
--   is_milestone           a step of getting started
--   is_error               something went wrong
--   is_contact             our side and the customer met
--   is_ordinary            none of the last three: use
WITH distinct_events AS (SELECT DISTINCT event FROM usage_events WHERE event IS NOT NULL),
names AS (SELECT event, lower(event) AS name FROM distinct_events),
marked AS (
    SELECT
        event,
        name LIKE '%goal%' OR name LIKE '%success%' OR name LIKE '%conver%' OR name LIKE '%outcome%'
            OR name LIKE '%目標%' OR name LIKE '%成果%' AS is_goal,
        name LIKE '%export%' OR name LIKE '%api%' OR name LIKE '%download%' OR name LIKE '%dump%' AS is_export,
        name LIKE '%milestone%' OR name LIKE '%onboard%' OR name LIKE '%activat%' OR name LIKE 'first\_%' ESCAPE '\'
            OR name LIKE '%setup%' AS is_milestone,
        name LIKE '%error%' OR name LIKE '%crash%' OR name LIKE '%timeout%' OR name LIKE '%failed%' AS is_error,
        name LIKE '%check%in%' OR name LIKE '%business_review%' OR name LIKE '%training%' OR name LIKE '%qbr%'
            OR name LIKE '%meeting%' AS is_contact
    FROM names
)
SELECT *, NOT is_milestone AND NOT is_error AND NOT is_contact AS is_ordinary FROM marked
