package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// silents are the elements whose content is no text of the page.
var silents = []atom.Atom{
	atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Link, atom.Meta, atom.Iframe, atom.Object, atom.Embed, atom.Audio, atom.Video,
	atom.Canvas, atom.Map, atom.Datalist,
}

func silent(n *html.Node) bool { return slices.Contains(silents, n.DataAtom) }

// What Canada.ca's templates add to the main content of every page, by class or ID: who is responsible for the page, its
// date, forms about the page, links to share it.
var added = []string{
	"gc-byline", "pagedetails", "wb-dtmd", "gc-pg-hlpfl", "gc-pft", "gc-rprt-prblm", "wb-share", "wet-boew-share", "shr-pg", "gc-followus", "def-preFooter",
}

// furniture reports whether an element leads about, or speaks about the page, and is not
// of its content. A table of contents in a nav is content.
func furniture(n *html.Node) bool {
	if slices.ContainsFunc(added, func(name string) bool { return attr(n, "id") == name || hasClass(n, name) }) {
		return true
	}
	switch n.DataAtom {
	case atom.Header:
		return !has(n, atom.H1)
	case atom.Footer:
		return true
	case atom.Nav:
		return leadsAway(n)
	}
	role := strings.ToLower(attr(n, "role"))
	return role == "navigation" && leadsAway(n) || slices.Contains([]string{"banner", "contentinfo", "search"}, role)
}

// has reports whether there is an element of that name below a node.
func has(n *html.Node, name atom.Atom) bool {
	return slices.ContainsFunc(slices.Collect(n.Descendants()), func(d *html.Node) bool { return d.DataAtom == name })
}

// leadsAway reports whether some link below a node leads off the page.
func leadsAway(n *html.Node) bool {
	off := func(d *html.Node) bool { return d.DataAtom == atom.A && !strings.HasPrefix(attr(d, "href"), "#") }
	return slices.ContainsFunc(slices.Collect(n.Descendants()), off)
}

// controls are the elements that people work with rather than read.
var controls = []atom.Atom{atom.Form, atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Svg, atom.Math, atom.Progress, atom.Meter}

// hiddenClasses are those of WET, GCWeb and Bootstrap whose elements are not on the screen: some are for screen readers,
// some for printers, some for browsers without scripts.
var hiddenClasses = []string{
	"hidden", "hide", "invisible", "sr-only", "sr-only-focusable", "visually-hidden", "wb-inv", "nojs-show", "visible-print", "visible-print-block",
	"visible-print-inline", "visible-print-inline-block",
}

// hidden reports whether not everybody gets to see an element. What a style sheet hides is not known here.
func hidden(n *html.Node) bool {
	_, is := attrOf(n, "hidden")
	_, pops := attrOf(n, "popover")
	_, open := attrOf(n, "open")
	closed := n.DataAtom == atom.Dialog && !open
	switch {
	case is, pops, closed, strings.EqualFold(attr(n, "aria-hidden"), "true"), slices.Contains(controls, n.DataAtom):
		return true
	}
	return slices.ContainsFunc(hiddenClasses, func(c string) bool { return hasClass(n, c) }) || hidesByStyle(attr(n, "style"))
}

// hidesByStyle reports whether a style takes an element off the screen.
func hidesByStyle(style string) bool {
	const far = -100 // pixels, or more of any other unit
	for property, value := range declarations(style) {
		switch property {
		case "display", "visibility", "content-visibility":
			if value == "none" || value == "hidden" || value == "collapse" {
				return true
			}
		case "opacity", "font-size", "height", "max-height", "width", "max-width":
			if n, ok := leadingNumber(value); ok && n == 0 {
				return true
			}
		case "left", "top", "text-indent", "margin-left":
			if n, ok := leadingNumber(value); ok && n <= far {
				return true
			}
		case "clip", "clip-path":
			return value != "auto" && value != "none"
		}
	}
	return false
}

// struck reports whether an element is crossed out.
func struck(n *html.Node) bool {
	if slices.Contains([]atom.Atom{atom.Del, atom.S, atom.Strike}, n.DataAtom) {
		return true
	}
	for property, value := range declarations(attr(n, "style")) {
		if strings.HasPrefix(property, "text-decoration") && strings.Contains(value, "line-through") {
			return true
		}
	}
	return false
}

// declarations yields what a style attribute says, in small letters.
func declarations(style string) func(func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for one := range strings.SplitSeq(strings.ToLower(style), ";") {
			property, value, _ := strings.Cut(one, ":")
			value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
			if !yield(strings.TrimSpace(property), value) {
				return
			}
		}
	}
}

func leadingNumber(value string) (float64, bool) {
	end := strings.IndexFunc(value, func(c rune) bool { return !strings.ContainsRune("+-.0123456789", c) })
	if end < 0 {
		end = len(value)
	}
	n, err := strconv.ParseFloat(value[:end], 64)
	return n, err == nil
}

// says reports whether there are words in a node, or a picture that stands for some.
func says(n *html.Node) bool {
	words := func(s string) bool {
		return strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) })
	}
	if words(attr(n, "alt")) {
		return true
	}
	for d := range n.Descendants() {
		said := attr(d, "alt")
		if d.Type == html.TextNode && !silent(d.Parent) {
			said = d.Data
		}
		if words(said) {
			return true
		}
	}
	return false
}

func attrOf(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, key string) string {
	v, _ := attrOf(n, key)
	return v
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}
