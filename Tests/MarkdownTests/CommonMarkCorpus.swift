/// Markdown of our own for every construct of CommonMark.
enum CommonMarkCorpus {
  static let all = blocks + containers + inlines + definitions + oddities

  static let blocks = [
    "One line.", "Two\nlines.", "Two\n\nparagraphs.", "   Indented\n  by less\nand less.",
    "Hard  \nbreak and\\\nanother.", "trailing spaces   \n", "tab\tin a line\n\tand before",
    "# One #", "## Two ##  ", "### Three # no", "###### Six", "####### Seven", "#None",
    "#\tTab", "## ", "#", "   ## indented", "Title\n=====", "Title\n---", "Two\nlines\n---",
    "Title\n-", "Title\n= =", "Title\n---\n---", "Title\n---\n===", "Title\n===\nText\n---\n",
    "***", "- - -", "___   ", "**  * ** *", "text\n***\ntext", "+++",
    "    code", "    code\n\n    more\n\n\n    last", "\tcode\n\t\tdeeper", "text\n    no code",
    "```\ncode\n```", "~~~ swift run\nlet a = 1\n~~~", "```\nopen", "````\n```\n````",
    "   ```\n   aaa\n  bbb\n ccc\n   ```", "``` a&amp;b\\*c\n```", "```\n\n```",
    "text\n```\nx\n```\nx",
    "<div>\n*a*\n</div>", "<div>\n\n*a*\n\n</div>", "<script>\nlet a = '<b>'\n</script>",
    "<?php\n\n?>", "<!DOCTYPE html>", "<![CDATA[\nx\n]]>", "text\n<div>", "text\n<custom>",
    "<custom>\ntext", "  <table>\n  </table>",
  ]

  static let containers = [
    "> quote", ">quote\n>again", "> quote\nlazy", "> a\n>\n> b", "> a\n\n> b", ">\n> a\n>",
    "> > deep\n> back\nlazy", "   > indented", "    > code", "> ```\n> code\n> ```", "> ```\ncode",
    "> # Title\n> text", "> - a\n> - b", "> - a\nlazy", "> a\n     > still a", ">\ttab",
    "- a\n- b", "- a\n\n- b", "- a\n- b\n\n- c", "* a\n+ b\n- c", "1. a\n2. b", "3) a\n4) b",
    "007. a", "1234567890. no", "text\n- list", "text\n1. list", "text\n2. no list", "-\n  a",
    "-\n\n  a", "- a\n  b\n\n  c", "- a\nlazy", "- a\n  > quote\n  lazy", "-     code",
    "- a\n\n      code", "- - - deep", "1. - a\n   - b\n2. c", "- a\n - b\n  - c\n   - d\n    - e",
    "- a\n  - b\n    - c\n      text", "- # Title\n- Title\n  ---", "-\ttab\n\tmore", "- a\n\tb",
    "- [link](a)\n- *em*", "10. a\n    b\n\n    c", "- a\n\n\n  b", "* a\n*\n* c",
    "- ```\n  code\n  ```", "1.  a\n\n    b\n2.  c", "- a\n-\tb\n\n\tc", "> 1. > quote\n> more",
  ]

  static let inlines = [
    "*em* and **strong** and ***both***", "_em_ __strong__ ___both___", "a*b*c a_b_c",
    "**a*", "*a**", "***a* b**", "***a** b*", "*a **b***", "**a *b***", "* a*", "*a *b*",
    "*a `*` b*", "__a__b__", "*a\nb*", "**a\nb\nc** d", "*a* *b* **c**d", "foo*****bar****baz",
    "`code`", "`` ` ``", "` a `", "`a\nb`  c", "`a  \n b` c\nd", "``a`", "`a``b`", "```a`` b",
    "[a](b)", "[a](<b c>)", "[a](b \"t\")", "[a](b 't')", "[a](b (t))",
    "[a]( b\n\"t\nu\" ) c\nd *e*",
    "[a\nb](c) d\ne", "[*a* `b`](c)", "[a](b(c)d)", "[a](\\(b)", "[a](b&auml;c)", "[a](#b?c=d&e)",
    "![a](b)", "![a *b* `c`](d \"t\")", "[![a](b)](c)", "![a\nb](c) d", "![a [b](c) d](e)",
    "<https://a.example/?b=c&d>", "<me@a.example>", "text <https://a.example> *text*",
    "<a href=\"b\">c</a>", "a <b\nc='d'> e\nf", "a <!x> <?y?> b", "a < b > c",
    "&amp; &copy; &#65; &#x42; &nope; &amp", "&lt;b&gt; &quot;q&quot; &#0;", "a &amp;amp; b *c*",
    "\\* \\_ \\a \\\\ \\& \\< \\[ \\]", "a\\*b*c*", "\\`a`b`",
    "\"double\" 'single' it's 'tis", "\"a 'b' c\"", "a -- b --- c ---- d ----- e ------- f",
    "a... b.... c..", "a - b", "'a\nb' \"c\nd\"", "*\"a\"* '*b*'", "--a--", "5'10\"",
  ]

  static let definitions = [
    "[a]\n\n[a]: b", "[a][b]\n\n[b]: c \"t\"", "[a][]\n\n[a]: b", "[A b]\n\n[a\nB]: c",
    "[a]: b\n[a]", "[a]: b\n'title'\n[a] text", "[a]: b\n'no title\n[a]",
    "[a]:\nb\n\"t\nu\"\n[a] *c*",
    "[a]: b\n[c]: d\ntext [a]\nand [c]", "[a]: b\nTitle\n===\n\n[a]", "[a]: b\n===\n[a]",
    "> [a]: b\n\n[a]", "> [a]: b\n> [a] text\nlazy", "- [a]: b\n  [a] text", "![a][b]\n\n[b]: c",
    "[a]: <>\n[a]", "[\\]]: b\n[\\]]", "[a]: b 'c' \n[a]: d\n[a]", "x [a\nb] y\nz\n\n[a b]: c",
  ]

  static let oddities = [
    "", "\n\n", " ", "\t", "ä ö *ü* ß", "e\u{301}*e\u{301}* 'e\u{301}'", "👨‍👩‍👧 *👨‍👩‍👧* 🇬🇧 text",
    "日本語*強調*です", "עברית *מודגש* עוד", "مرحبا **بك** في", "a\u{A0}b *c*", "\u{200B}*a*",
    "> - ä *b*\n>   c 'd' é *e*", "1. a\n\n   > b\n   > *c*\n\n   d",
    "*a*  \n*b*\\\n*c*\n*d*", "a\\\n[b](c\n'd') e\n*f*", "a\\\nb\n`c\nd`\n*e* [f](g) h",
  ]
}
