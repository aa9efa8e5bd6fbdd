DROP TABLE IF EXISTS referral_move;
