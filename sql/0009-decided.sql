-- What a referrer decided at a company is read in the order of an index: with the company in it, no decision at an earlier
-- company is read and left out.
SET @is_missing = (
  SELECT COUNT(*) = 0 FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'referral' AND index_name = 'decided' AND column_name = 'company_key'
);
SET @statement = IF(@is_missing, 'ALTER TABLE referral
  DROP KEY decided,
  ADD KEY decided (decided_by, company_key, state, decided_at DESC, referral_id)', 'DO 0');
PREPARE if_missing FROM @statement;
EXECUTE if_missing;
DEALLOCATE PREPARE if_missing;
