"""Reads the elements of a page's HTML without a browser."""

from html.parser import HTMLParser

LINKING = [
    ("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"),
    ("use", "href"), ("image", "href"), ("form", "action"),
]
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload"}


class Markup(HTMLParser):
    """The elements of a page: (tag, attributes) in order, and the texts of its data scripts."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self.structured_data = []
        self._in_structured_data = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if tag == "script" and attributes.get("type") == "application/ld+json":
            self._in_structured_data = True
            self.structured_data.append("")

    def handle_endtag(self, tag):
        if tag == "script":
            self._in_structured_data = False

    def handle_data(self, data):
        if self._in_structured_data:
            self.structured_data[-1] += data

    @property
    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self):
        """Every address that the page names: (tag, relation, address)."""
        return [
            (tag, attributes.get("rel", ""), attributes[name])
            for tag, attributes in self.elements
            for linking, name in LINKING
            if tag == linking and name in attributes
        ] + [("srcset", "", address) for choices in self.pictures.values() for _, address in choices]

    @property
    def pictures(self):
        """What browsers choose from, by the address for those that cannot: (width, address)."""
        pictures = {}
        choices = None
        for tag, attributes in self.elements:
            if tag == "source" and "srcset" in attributes:
                pairs = [choice.split() for choice in attributes["srcset"].split(", ")]
                choices = sorted((int(width.removesuffix("w")), address) for address, width in pairs)
            elif tag == "img" and choices:
                pictures[attributes["src"]] = choices
                choices = None
        return pictures

    @property
    def assets(self):
        """The addresses of what a browser loads to show the page; of a picture in several sizes, what
        a large phone takes, which shows 1,082 pixels in its 412."""
        loaded = {
            address
            for tag, relation, address in self.links
            if tag in ("img", "script", "source") or relation in LOADED_RELATIONS
        }
        for plain, choices in self.pictures.items():
            loaded.discard(plain)
            fitting = [address for width, address in choices if width <= 1082]
            loaded.add((fitting or [choices[0][1]])[-1])
        return loaded

    @property
    def leads_elsewhere(self):
        return any(
            tag == "meta" and attributes.get("http-equiv") == "refresh"
            for tag, attributes in self.elements
        )
