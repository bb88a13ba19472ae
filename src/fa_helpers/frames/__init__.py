"""Facts become frames, measures and checks (分析)."""
