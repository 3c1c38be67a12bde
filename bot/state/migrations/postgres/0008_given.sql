-- What answers that were posted rest on, sealed, so that they can be corrected: no word of
-- a question, and no address that can be read here.
CREATE TABLE miswg_given (
    name   TEXT PRIMARY KEY,
    person BYTEA NOT NULL,
    body   BYTEA NOT NULL,
    owed   BIGINT NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX miswg_given_at ON miswg_given (at);
