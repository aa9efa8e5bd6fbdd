-- People are named by the user pool's id for them (a UUID), which stays when an address changes; "ranker" names the
-- ranker. What is longer is no id: where one is found, this stops rather than cut it.
SET SESSION sql_mode = CONCAT(@@SESSION.sql_mode, ',STRICT_ALL_TABLES');
ALTER TABLE referral
  MODIFY seeker     VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  MODIFY decided_by VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE referral_move
  MODIFY moved_by   VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
