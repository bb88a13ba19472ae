"""Read China's departmental final accounts (部门决算) and trust, compare, draw and teach their figures."""
