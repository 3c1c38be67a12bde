-- Whose question it was, so that it can be forgotten.
ALTER TABLE miswg_answers ADD COLUMN person BLOB;
