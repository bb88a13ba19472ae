"""Made-up final accounts with known figures (自制样例): what the readers are measured on. It shares no code with them."""
