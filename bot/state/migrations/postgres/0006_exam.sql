-- The last exam alone: its score and times, no text of a question.
CREATE TABLE miswg_exam (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    result TEXT NOT NULL,
    at     BIGINT NOT NULL
);
