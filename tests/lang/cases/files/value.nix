{ a = 1; here = baseNameOf ./.; }
