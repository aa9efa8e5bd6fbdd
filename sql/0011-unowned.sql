-- What a walk of the reconciler found to belong to nobody, a user id or the key of a resume: since when, and when the walk
-- saw it last.
CREATE TABLE IF NOT EXISTS unowned (
  walk    VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  what    VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since   DATETIME(6)  NOT NULL,
  seen_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (walk, what)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
