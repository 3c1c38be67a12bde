-- label stays NULL until enough people have asked.
CREATE TABLE miswg_gap_terms (
    term  BLOB PRIMARY KEY,
    lang  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    label TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE miswg_gap_asks (
    term   BLOB NOT NULL REFERENCES miswg_gap_terms (term) ON DELETE CASCADE,
    person BLOB NOT NULL,
    week   INTEGER NOT NULL,
    asked  INTEGER NOT NULL,
    PRIMARY KEY (term, person, week)
) STRICT, WITHOUT ROWID;
CREATE INDEX miswg_gap_asks_person ON miswg_gap_asks (person);
CREATE INDEX miswg_gap_asks_week ON miswg_gap_asks (week);
