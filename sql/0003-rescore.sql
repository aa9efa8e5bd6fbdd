-- New asks are ranked before those whose score is only to be renewed; asks with an old score are found by its version.
ALTER TABLE referral
  DROP KEY rank_next,
  ADD KEY rank_next (state, due_at),
  ADD KEY scored_by (state, score_version, due_at);
