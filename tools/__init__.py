"""What the project is run and kept up with; not part of the package (项目工具)."""
