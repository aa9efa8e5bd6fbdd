-- Nobody owns a posting: each text for a link is a revision of its own. `revision` is the one behind role, company, score
-- and evidence of an ask, `submitted_revision` the one that its seeker sent. Older asks have neither: whose text they were
-- scored against is not known. They get one when their seeker asks again or their company confirms one.
-- One ALTER TABLE is applied completely or not at all, so that one of its columns shows whether it was applied.
SET @is_missing = (
  SELECT COUNT(*) = 0 FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'referral' AND column_name = 'revision'
);
SET @statement = IF(@is_missing, 'ALTER TABLE referral
  ADD COLUMN revision           CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN submitted_revision CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY submitted_by (submitted_revision),
  ADD KEY revisions_of_job (link, company_key, submitted_revision, state)', 'DO 0');
PREPARE if_missing FROM @statement;
EXECUTE if_missing;
DEALLOCATE PREPARE if_missing;
-- Who ever sent a revision, also if they replaced it: erasing somebody removes the texts that nobody else sent.
CREATE TABLE IF NOT EXISTS submission (
  seeker   VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revision CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (seeker, revision),
  KEY seekers_of_revision (revision)
) ENGINE = InnoDB;
-- The revision of a job that counts at a company. Company and role are those of its posting.
CREATE TABLE IF NOT EXISTS confirmed_revision (
  link         VARCHAR(2048) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  company_key  VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  revision     CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  company      VARCHAR(200)  NOT NULL,
  role         VARCHAR(300)  NOT NULL,
  confirmed_by VARCHAR(36)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  confirmed_at DATETIME(6)   NOT NULL,
  PRIMARY KEY (link, company_key),
  KEY jobs_of_revision (revision)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
