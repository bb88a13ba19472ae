"""Errors planted one at a time into a document that is read and checked again (植入单个错误)."""
