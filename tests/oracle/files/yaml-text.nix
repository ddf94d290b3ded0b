let port = 80; in ''
  server:
    port: ${toString port}
    hosts:
      - "a"

      - 'b'
''
