{ family = 3001; friends = 3002; }
