{ channels, ... }: final: prev: { inherit (channels.unstable) gopls; }
