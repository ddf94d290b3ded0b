{ lib, writeShellApplication, ... }: writeShellApplication { name = "greet"; text = "echo hi"; }
