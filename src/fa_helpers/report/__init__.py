"""The report (报告): a site of pages that needs neither network nor scripts, with every figure's page and crop."""
