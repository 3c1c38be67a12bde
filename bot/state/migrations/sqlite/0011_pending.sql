-- What is pending are a few rows: they are found as fast without, and each of them was written into these twice.
DROP INDEX miswg_pending_lease;
DROP INDEX miswg_pending_copy;
