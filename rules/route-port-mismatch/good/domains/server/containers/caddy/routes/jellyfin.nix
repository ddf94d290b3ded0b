{ "jellyfin.local".reverse_proxy.to = "http://localhost:8096"; }
