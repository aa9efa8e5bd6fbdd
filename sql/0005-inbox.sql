-- What referrers see before and after a reveal, and decisions that can be undone or appealed.
-- `summary` is what the inbox shows of a seeker at first. `decided_by` and `decided_at` stay when a decision is undone, and
-- `denied_by` is set by the seeker's appeal: it is the referrer who denied the ask before and never sees it again.
-- One ALTER TABLE is applied completely or not at all, so that one of its columns shows whether it was applied.
SET @is_missing = (
  SELECT COUNT(*) = 0 FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'referral' AND column_name = 'summary'
);
SET @statement = IF(@is_missing, 'ALTER TABLE referral
  ADD COLUMN summary JSON NULL AFTER evidence,
  ADD COLUMN decided_at DATETIME(6) NULL AFTER decided_by,
  ADD COLUMN denied_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER decided_at,
  ADD KEY decided (decided_by, state, decided_at DESC, referral_id)', 'DO 0');
PREPARE if_missing FROM @statement;
EXECUTE if_missing;
DEALLOCATE PREPARE if_missing;
UPDATE referral SET decided_at = updated_at WHERE decided_by IS NOT NULL AND decided_at IS NULL;
-- Every day on which a referrer could see who a seeker is. Rows are never updated.
CREATE TABLE IF NOT EXISTS referral_reveal (
  referral_id CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revealed_to VARCHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revealed_on DATE         NOT NULL,
  revealed_at DATETIME(6)  NOT NULL,
  company     VARCHAR(200) NOT NULL,
  PRIMARY KEY (referral_id, revealed_to, revealed_on),
  CONSTRAINT reveal_of_referral FOREIGN KEY (referral_id) REFERENCES referral (referral_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
