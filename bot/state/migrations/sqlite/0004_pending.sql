-- Whoever owns a claim may claim again: what a copy that died left undone is finished under its claims.
ALTER TABLE miswg_claims ADD COLUMN owner TEXT;

ALTER TABLE miswg_answers ADD COLUMN edit TEXT NOT NULL DEFAULT '';

-- Deliveries that are acknowledged and not answered yet; body is sealed with a key the database does not have.
CREATE TABLE miswg_pending (
    delivery BLOB PRIMARY KEY,
    owner    TEXT NOT NULL UNIQUE,
    copy     TEXT NOT NULL,
    body     BLOB NOT NULL,
    sending  INTEGER NOT NULL,
    tries    INTEGER NOT NULL,
    taken    INTEGER NOT NULL,
    lease    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX miswg_pending_lease ON miswg_pending (lease);
CREATE INDEX miswg_pending_copy ON miswg_pending (copy);
