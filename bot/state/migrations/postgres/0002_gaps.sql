-- label stays NULL until enough people have asked.
CREATE TABLE miswg_gap_terms (
    term  BYTEA PRIMARY KEY,
    lang  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    label TEXT
);

CREATE TABLE miswg_gap_asks (
    term   BYTEA NOT NULL REFERENCES miswg_gap_terms (term) ON DELETE CASCADE,
    person BYTEA NOT NULL,
    week   BIGINT NOT NULL,
    asked  BIGINT NOT NULL,
    PRIMARY KEY (term, person, week)
);
CREATE INDEX miswg_gap_asks_person ON miswg_gap_asks (person);
CREATE INDEX miswg_gap_asks_week ON miswg_gap_asks (week);
