"""How the pages are built: ``python run.py docs``. Stored, tested outputs of notebooks are shown; nothing is run."""

project = "fa_helpers"
extensions = ["myst_nb"]
nb_execution_mode = "off"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "fa_helpers · 部门决算读数与核对"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
exclude_patterns = ["**/solutions/**"]
language = "en"
html_search_language = "zh"
templates_path = []
