CREATE TABLE miswg_salt (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    value BLOB NOT NULL
) STRICT;

CREATE TABLE miswg_claims (
    claim BLOB PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX miswg_claims_until ON miswg_claims (until);

CREATE TABLE miswg_answers (
    question BLOB PRIMARY KEY,
    channel  TEXT NOT NULL,
    ts       TEXT NOT NULL,
    thread   TEXT NOT NULL,
    until    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX miswg_answers_until ON miswg_answers (until);

CREATE TABLE miswg_languages (
    person BLOB PRIMARY KEY,
    lang   TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE miswg_feedback (
    person  BLOB NOT NULL,
    message BLOB NOT NULL,
    vote    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    rule    TEXT NOT NULL,
    lang    TEXT NOT NULL,
    digest  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    detail  TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (person, message)
) STRICT;
CREATE INDEX miswg_feedback_at ON miswg_feedback (at);
