{ gotify = 8070; }
