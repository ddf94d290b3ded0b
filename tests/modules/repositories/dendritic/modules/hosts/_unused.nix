{ oops = throw "import-tree ignores me"; }
