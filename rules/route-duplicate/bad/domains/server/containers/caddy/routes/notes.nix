{ "notes.local".reverse_proxy.to = "http://localhost:5984"; }
