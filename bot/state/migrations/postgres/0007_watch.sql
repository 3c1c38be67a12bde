-- What the watch of the source saw last, and who voted on what it found: one record.
CREATE TABLE miswg_watch (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL,
    record   TEXT NOT NULL
);
