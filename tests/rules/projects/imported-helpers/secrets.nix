{ age.secrets.wiki.file = "/var/lib/secrets/wiki.age"; }
