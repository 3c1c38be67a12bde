package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// A pasted list has a name on most of its lines: suppliers with their countries,
// a column of a spreadsheet. Every line is answered, or named as not read.

// tryPasted finds a list of names, one a line.
func tryPasted(m *reading.Message) Intent {
	const least = 2
	var unread []string
	var items []*reading.Item
	read := 0
	lines := lines(m.Items)
	for i, line := range lines {
		own := slices.DeleteFunc(slices.Clone(line), func(it *reading.Item) bool { return !it.Name() || len(it.Senses) > 0 && it.Named(corpus.GroupName) })
		items = append(items, own...)
		ends := i == len(lines)-1 && !slices.ContainsFunc(line, func(it *reading.Item) bool { return !it.Known })
		introduces := i == 0 || ends // "thanks!" names nobody; "Xavox, Genovia" does
		switch {
		case len(own) > 0 && slices.ContainsFunc(line, func(it *reading.Item) bool {
			return it.Opens(reading.MakesSentence) && it.Text == it.Key // "IS" is a code
		}):
			return nil // sentences, not rows
		case len(own) > 0:
			read++
		case !introduces:
			unread = append(unread, line.Text())
		}
	}
	if read < least || 2*read < len(lines) {
		return nil
	}
	return Standing{Names: items, Unknown: unread}
}

// lines are the items of the message, line by line; empty lines are left out.
func lines(items reading.Items) []reading.Items {
	var out []reading.Items
	for i, it := range items {
		if i == 0 || it.Before&reading.Line != 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], it)
	}
	return out
}

// tryAddress finds an address that ends in a country, with nothing asked: a street
// in it bears the names of other places.
func tryAddress(m *reading.Message) Intent {
	all := m.Whole
	last := m.Items.At(len(m.Items) - 1)
	numbered := slices.ContainsFunc(m.Items, func(it *reading.Item) bool { return it.Number() })
	ends := last.Named(corpus.EntityName) && last.Before&reading.Comma != 0
	asks := all.Asked || all.Has(reading.AsksWho, reading.AsksWhich, reading.AsksCount, reading.AsksList)
	if list := ends && numbered; !list || asks {
		return nil
	}
	var countries []*reading.Item
	for _, it := range m.Items {
		if it.Named(corpus.EntityName) && !it.Named(corpus.GroupName) {
			countries = append(countries, it)
		}
	}
	return Standing{Names: countries}
}
