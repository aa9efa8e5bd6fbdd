"""The HTTP API: declared routes, requests, answers, problem documents and the OpenAPI document."""
