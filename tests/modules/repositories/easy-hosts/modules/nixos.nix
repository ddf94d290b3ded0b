{ time.timeZone = "Europe/London"; }
