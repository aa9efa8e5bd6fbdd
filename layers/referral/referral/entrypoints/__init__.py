"""The entry points: HTTP routes, queues, schedules, custom resources, settings, logs and metrics."""
