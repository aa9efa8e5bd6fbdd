-- How far the reconciler has come with each of its walks, and what it found: in this round so far, and in the last one.
-- `found` and `last_found` are JSON objects of numbers. Only `run`, which took the walk last, goes on with it.
CREATE TABLE IF NOT EXISTS reconciliation (
  walk       VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  run        CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NULL,
  position   VARCHAR(2048) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  found      JSON          NOT NULL,
  last_found JSON          NOT NULL,
  ended_at   DATETIME(6)   NULL,
  PRIMARY KEY (walk)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
