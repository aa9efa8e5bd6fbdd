"""Referral Connect: records and scoring are rules without I/O, adapters reach the outside, entry is the way in."""
