-- New asks are ranked before asks with a stale score. Stale scores are found by their version.
-- A run may be interrupted before it is recorded, and MySQL has no ADD KEY IF NOT EXISTS. One ALTER TABLE is applied
-- completely or not at all, so that one of its keys shows whether it was applied.
SET @is_missing = (
  SELECT COUNT(*) = 0 FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'referral' AND index_name = 'scored_by'
);
SET @statement = IF(@is_missing, 'ALTER TABLE referral
  DROP KEY rank_next,
  ADD KEY rank_next (state, due_at),
  ADD KEY scored_by (state, score_version, due_at)', 'DO 0');
PREPARE if_missing FROM @statement;
EXECUTE if_missing;
DEALLOCATE PREPARE if_missing;
