{ config, ... }:
{
  services.caddy = {
    enable = true;
    globalConfig = ''
      email admin@example.org
      admin 0.0.0.0:2019 # expect: HWC606
    '';
    extraConfig = ''
      (behind-auth) {
        forward_auth localhost:9091 {
          uri /api/authz/forward-auth
        }
      }
      (to) {
        import behind-auth
        reverse_proxy {args[0]}
      }
      &(pages) {
        reverse_proxy localhost:4000
      }
      pages.example.org {
        invoke pages
      }
      # Braces in a heredoc are text.
      status.example.org {
        respond <<HTML
          <script>function f() { return { a: 1 }; }</script>
          reverse_proxy wiki:80
          HTML 200
      }
      upload.example.org {
        reverse_proxy /upload/* \
          localhost:4001
        reverse_proxy localhost:4002
      }
    '';
    virtualHosts = {
      "wiki.example.org".extraConfig = "import to localhost:3000";
      "git.example.org".extraConfig = "import to localhost:3000"; # expect: HWC601
      "chat.example.org, www.chat.example.org".extraConfig = ''
        encode zstd gzip
        @socket {
          header Connection *Upgrade*
          header Upgrade websocket
        }
        reverse_proxy @socket localhost:8065
        reverse_proxy chat:8065 # expect: HWC604
      '';
      "http://plain.example.org".extraConfig = "reverse_proxy localhost:8065"; # expect: HWC602
      "http://plain.lan".extraConfig = "reverse_proxy localhost:8065";
      "http://both.example.org".extraConfig = "reverse_proxy localhost:8065";
      "both.example.org".extraConfig = "reverse_proxy localhost:8065";
      "http://covered.example.net".extraConfig = "reverse_proxy localhost:8065";
      "*.example.net".extraConfig = ''
        tls { dns cloudflare {env.TOKEN} }
        @wiki host wiki.example.net
        handle @wiki {
          reverse_proxy localhost:3000
        }
        @git host git.example.net
        handle @git {
          reverse_proxy localhost:8065 # expect: HWC601
        }
        @several host a.example.net b.example.net
        handle @several { reverse_proxy localhost:1 }
        handle { abort }
      '';
      "media.example.org".extraConfig = ''
        handle_path /tv/* {
          reverse_proxy localhost:8096
        }
        handle_path /wiki/* {
          reverse_proxy localhost:3001 # expect: HWC601
        }
        php_fastcgi unix//run/phpfpm/media.sock
        handle_errors { reverse_proxy localhost:9 }
      '';
      "pool.example.org".extraConfig = "reverse_proxy localhost:3000 localhost:3001";
      "env.example.org".extraConfig = "reverse_proxy {$BACKEND:localhost:1} {env.OTHER}";
      "unix.example.org".extraConfig = "reverse_proxy unix//run/app.sock";
    };
  };
}
