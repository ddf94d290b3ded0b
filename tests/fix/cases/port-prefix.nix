# port: edit.prefix port "127.0.0.1:"
{ config, lib, ... }: { virtualisation.oci-containers.containers.db = { image = "postgres:16"; ports = [ "5432:5432" ]; }; }
