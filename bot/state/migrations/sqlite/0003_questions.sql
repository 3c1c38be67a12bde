CREATE TABLE miswg_questions (
    id     INTEGER PRIMARY KEY,
    person BLOB NOT NULL,
    text   TEXT NOT NULL,
    kind   TEXT NOT NULL,
    lang   TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX miswg_questions_person ON miswg_questions (person);
CREATE INDEX miswg_questions_at ON miswg_questions (at);
