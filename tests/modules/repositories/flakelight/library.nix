lib: { container = image: { inherit image; ports = lib.singleton "127.0.0.1:8088:80"; }; }
