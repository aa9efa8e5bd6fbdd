-- An ask for a referral, and its outcome. Links and the names of people are ASCII, so that (link, seeker) fits into a key.
-- A row is due for the ranker once its due_at has passed; `claim` identifies the ranker that holds it.
CREATE TABLE IF NOT EXISTS referral (
  referral_id   CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seeker        VARCHAR(254)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  link          VARCHAR(2048) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  company       VARCHAR(200)  NOT NULL,
  company_key   VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  role          VARCHAR(300)  NOT NULL,
  state         ENUM('scoring', 'queued', 'matched', 'denied', 'withdrawn') NOT NULL,
  score         DECIMAL(5, 2) NULL CHECK (score BETWEEN 0 AND 100),
  score_version VARCHAR(120)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  evidence      JSON          NULL,
  reason        VARCHAR(1000) NULL,
  decided_by    VARCHAR(254)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  asked_at      DATETIME(6)   NOT NULL,
  updated_at    DATETIME(6)   NOT NULL,
  due_at        DATETIME(6)   NULL,
  claim         CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NULL,
  attempts      SMALLINT      NOT NULL DEFAULT 0,
  PRIMARY KEY (referral_id),
  UNIQUE KEY one_ask_per_job (link, seeker),
  KEY my_asks (seeker, asked_at DESC, referral_id),
  KEY inbox (company_key, state, score DESC, asked_at, referral_id),
  KEY rank_next (due_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
