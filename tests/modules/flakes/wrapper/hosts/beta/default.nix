{ hwc.web = { enable = true; tag = "2"; }; }
