"""What run.py is made of (启动器): standard library only, since it runs before anything is installed."""
