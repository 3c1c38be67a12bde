-- What answers that were posted rest on, sealed, so that they can be corrected: no word of
-- a question, and no address that can be read here.
CREATE TABLE miswg_given (
    name   TEXT PRIMARY KEY,
    person BLOB NOT NULL,
    body   BLOB NOT NULL,
    owed   INTEGER NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX miswg_given_at ON miswg_given (at);
