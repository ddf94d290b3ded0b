{ hwc.web.enable = true; }
