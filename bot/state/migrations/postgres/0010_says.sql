-- What a message says and in which channel, under a key that is not here, so that the same
-- answer is not given twice.
ALTER TABLE miswg_answers ADD COLUMN says TEXT NOT NULL DEFAULT '';
CREATE INDEX miswg_answers_says ON miswg_answers (channel) WHERE says <> '';
