"""Routes: which domain a reverse proxy passes on to what, for Caddy, nginx and Traefik.

In: a configuration, Caddyfiles, labels. Out: `Route` facts, and the cases about routes and management interfaces.
"""
