-- Proof that a person works for a company: one work address, which is kept only as a keyed hash. Whether a proof counts
-- is not stored here: it does while company_domain has its domain confirmed for its company, and until verified_until.
CREATE TABLE IF NOT EXISTS employment (
  user_id        VARCHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  company        VARCHAR(200) NOT NULL,
  company_key    VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  address_hash   CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  domain         VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verified_at    DATETIME(6)  NOT NULL,
  verified_until DATETIME(6)  NOT NULL,
  PRIMARY KEY (user_id),
  UNIQUE KEY one_person_per_address (address_hash),
  KEY of_a_domain (domain, company_key),
  KEY lapsed (verified_until)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
-- Whether addresses at a domain are those of a company, and who decided that: a person, or "automatic".
CREATE TABLE IF NOT EXISTS company_domain (
  domain      VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  company_key VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  company     VARCHAR(200) NOT NULL,
  state       ENUM('pending', 'confirmed', 'revoked') NOT NULL,
  decided_by  VARCHAR(255) NOT NULL,
  decided_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (domain, company_key),
  KEY of_a_company (company_key, state)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
