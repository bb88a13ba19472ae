"""The four forms of text (四种写法): how Xinjiang, Shanghai, Shaanxi and central departments put figures in words."""
