"""hwc-lint: finds policy violations in NixOS modules that declare containers, before anything is built.

The packages are the stages of one pipeline, and imports follow it one way::

    source, project -> syntax -> eval -> modules -> facts -> analysis -> policy -> fix | report -> commands, cli
"""

__version__ = "0.1.0"
