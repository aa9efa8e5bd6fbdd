"""Plays the whole story, from registration to referral, over HTTP against a running API."""

from local.story.cast import Cast
from local.story.client import StoryFailed
from local.story.story import Story

__all__ = ["Cast", "Story", "StoryFailed"]
