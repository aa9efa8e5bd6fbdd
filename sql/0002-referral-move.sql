-- Every move of an ask from one state to another, with who made it and when. Rows are never updated.
CREATE TABLE IF NOT EXISTS referral_move (
  move_id     BIGINT       NOT NULL AUTO_INCREMENT,
  referral_id CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state  ENUM('scoring', 'queued', 'matched', 'denied', 'withdrawn') NULL,
  to_state    ENUM('scoring', 'queued', 'matched', 'denied', 'withdrawn') NOT NULL,
  moved_by    VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moved_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (move_id),
  KEY moves_of_an_ask (referral_id, move_id),
  CONSTRAINT move_of_referral FOREIGN KEY (referral_id) REFERENCES referral (referral_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
