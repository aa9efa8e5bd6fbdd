-- People are identified by their id in the user pool (a UUID), which stays the same when an address changes; "ranker"
-- stands for the ranker. A longer value is no id. If there is one, this fails instead of truncating it.
SET SESSION sql_mode = CONCAT(@@SESSION.sql_mode, ',STRICT_ALL_TABLES');
ALTER TABLE referral
  MODIFY seeker     VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  MODIFY decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE referral_move
  MODIFY moved_by   VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
