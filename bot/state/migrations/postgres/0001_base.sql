CREATE TABLE miswg_salt (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    value BYTEA NOT NULL
);

CREATE TABLE miswg_claims (
    claim BYTEA PRIMARY KEY,
    until BIGINT NOT NULL
);
CREATE INDEX miswg_claims_until ON miswg_claims (until);

CREATE TABLE miswg_answers (
    question BYTEA PRIMARY KEY,
    channel  TEXT NOT NULL,
    ts       TEXT NOT NULL,
    thread   TEXT NOT NULL,
    until    BIGINT NOT NULL
);
CREATE INDEX miswg_answers_until ON miswg_answers (until);

CREATE TABLE miswg_languages (
    person BYTEA PRIMARY KEY,
    lang   TEXT NOT NULL,
    at     BIGINT NOT NULL
);

CREATE TABLE miswg_feedback (
    person  BYTEA NOT NULL,
    message BYTEA NOT NULL,
    vote    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    rule    TEXT NOT NULL,
    lang    TEXT NOT NULL,
    digest  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    detail  TEXT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (person, message)
);
CREATE INDEX miswg_feedback_at ON miswg_feedback (at);
