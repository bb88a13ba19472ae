"""What people see (呈现): tables, charts, page crops, exported files. The only room that imports matplotlib."""
