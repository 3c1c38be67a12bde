-- Each forgetting begins an epoch: what was taken in an earlier one leaves nothing of the
-- person. They are greater than those that a process counts by itself.
CREATE TABLE miswg_epoch (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    present BIGINT NOT NULL
);
INSERT INTO miswg_epoch (id, present) VALUES (1, 4294967296);

CREATE TABLE miswg_forgotten (
    person BYTEA PRIMARY KEY,
    epoch  BIGINT NOT NULL,
    until  BIGINT NOT NULL
);
CREATE INDEX miswg_forgotten_until ON miswg_forgotten (until);

ALTER TABLE miswg_pending ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;
