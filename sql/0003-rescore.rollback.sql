ALTER TABLE referral
  DROP KEY scored_by,
  DROP KEY rank_next,
  ADD KEY rank_next (due_at);
