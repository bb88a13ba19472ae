"""Many documents (文档库): a store of their tables, a panel of offices and years, samples, comparisons over years."""
