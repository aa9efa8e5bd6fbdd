-- The ask that has waited longest for its first score is found by this key; each run of the ranker tells its age.
-- A run may be interrupted before it is recorded, and MySQL has no ADD KEY IF NOT EXISTS.
SET @is_missing = (
  SELECT COUNT(*) = 0 FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'referral' AND index_name = 'unscored'
);
SET @statement = IF(@is_missing, 'ALTER TABLE referral ADD KEY unscored (state, asked_at)', 'DO 0');
PREPARE if_missing FROM @statement;
EXECUTE if_missing;
DEALLOCATE PREPARE if_missing;
