"""What skills a text speaks of, and how near one skill is to another."""

from referral.skills.extraction import Mention, extract, skills_in

__all__ = ["Mention", "extract", "skills_in"]
