"""What people type, paste and try: prices, broken formulas, other programs' marks."""

from __future__ import annotations

AS_TYPED = {
    "a lone dollar": "A $ sign, and one more $",
    "prices": "It cost £5 and $5 and $10 for 3 books, i.e. $5 each.",
    "prices beside sums": "Costs $5, $10 or £3; 5*3*2 = 30, a_b_c, 3 < 5 & 7 > 2, 50%",
    "an open brace": "$\\frac{a}{b$ and $$x^{2$$",
    "an open environment": "\\begin{align} x and \\( and \\[ and \\begin{pmatrix}",
    "an open formula": "$\\frac{3}{4 and {{{ }}} $$ $ $x$$",
    "a file to read": "\\input{/etc/x} \\write18{id} $\\input{/etc/x}$ $\\write18{id}$",
    "its own definition": "$$\\def\\x{\\x\\x}\\x$$",
    "another formula language": '#read("/etc/x") #let x = 1; #x @ref',
    "a template": "{{ 7*7 }} {% for x in y %}{% endfor %} {# #} ((( )))",
    "a script": '<script>document.write("PW"+"NED")</script>',
    "a picture that runs": "<img src=x onerror=\"document.body.innerHTML='PW'+'NED'\">",
    "a drawing that runs": "<svg onload=alert(1)><image href='https://example.org/x'/></svg>",
    "a style": "<style>@import url(https://example.org/x); body{display:none}</style>",
    "frames": '<iframe src="https://example.org"></iframe> <object data="x"></object>',
    "a link that runs": "[click](javascript:alert(1)) [d](data:text/html,x)",
    "a picture from a disk": "![x](file:///etc/x) ![y](/etc/x)",
    "entities": "&lt;b&gt; &amp; &#35; &nbsp; &copy; &#0; &#x110000;",
    "a path": "C:\\Users\\head\\Year 8\\ratio.docx and \\\\server\\share",
    "Arabic": "مرحبا بالعالم ١٢٣",
    "signs": "∫√∞≈≠≤≥±÷∠∴⅓¾½⁵²₂→⇒∩⊂",
    "families": "👍🏽 👩🏾‍🏫 👨‍👩‍👧‍👦 ❤️ 1️⃣",
    "a long word": "xyz" * 400,
    "many brackets": "[" * 900 + "]" * 900,
}
"""By what it is: what has no meaning and is shown letter by letter."""

READ = {
    "a fraction": "The ratio $\\frac{a}{b}=\\frac{c}{d}$ and \\(x^2+1\\) inline.",
    "a sum alone": "$$\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}$$",
    "lines of working": "\\begin{align} 3x+2 &= 11 \\\\ 3x &= 9 \\end{align}",
    "a fraction in Arabic": "الكسر $\\frac{3}{4}$ يساوي 75%",
    "Markdown": "# Heading\n**bold** _it_ `code` ~~no~~\n\n- a\n- b\n\n> quote\n\n1. c",
    "a table": "| a | b |\n|---|---|\n| 1 | $x^2$ |",
    "a link": "[link](https://example.org) ![img](https://example.org/y.png)",
    "code": "```python\nprint('$x$')\n```",
    "a long formula": "$" + "+".join(f"x_{{{at}}}" for at in range(120)) + "$",
    "deep fractions": "$" + "\\frac{1}{" * 9 + "x" + "}" * 9 + "$",
    "many formulas": "$\\frac{3}{4}$ " * 120,
    "deep lists": "\n".join("  " * at + f"- level {at}" for at in range(30)),
    "deep quotations": ">" * 200 + " deep",
    "stars": "*" * 300 + "x" + "*" * 300,
    "a wide table": "|" + " c |" * 40 + "\n|" + "---|" * 40 + "\n|" + " v |" * 40,
}
"""By what it is: what is read as more than its letters."""
