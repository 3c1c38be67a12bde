CREATE TABLE miswg_questions (
    id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person BYTEA NOT NULL,
    text   TEXT NOT NULL,
    kind   TEXT NOT NULL,
    lang   TEXT NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX miswg_questions_person ON miswg_questions (person);
CREATE INDEX miswg_questions_at ON miswg_questions (at);
