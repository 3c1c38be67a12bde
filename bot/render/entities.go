package render

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
	phrases "miswg/index/answer/words"
)

// entities draws the rows of an answer: several statuses as a table, a set as names.
func entities(w about, a answer.Answer, o Options) []slack.Block {
	switch {
	case !rowed(a):
		return nil
	case a.Kind() == answer.Status && o.View:
		return byStanding(w, a.Entities)
	case a.Kind() == answer.Status:
		return []slack.Block{table(w, exceptionsFirst(a.Entities))}
	default:
		return set(w, a, o)
	}
}

// standingOrder is the order in which standings ask for attention.
func standingOrder() []corpus.Status {
	return []corpus.Status{corpus.Excluded, corpus.NotListed, corpus.Observer, corpus.Member}
}

// rowed reports an answer with rows of names, which come before what supports it: the
// verdict tells one name, and how two stand.
func rowed(a answer.Answer) bool { return len(a.Entities) > 1 && !told(a) }

// flags are those of the names that the verdict tells.
func flags(a answer.Answer) string {
	flags := corpus.Found(a.Entities, func(e answer.Entity) (string, bool) { return e.Flag, e.Flag != "" })
	return strings.Join(corpus.Once(flags), "\u00a0")
}

// told reports a standing of one or two names, which the verdict has told.
func told(a answer.Answer) bool { return a.Kind() == answer.Status && len(a.Entities) <= 2 }

// exceptionsFirst puts those that are no members before the members.
func exceptionsFirst(es []answer.Entity) []answer.Entity {
	order := standingOrder()
	return slices.SortedStableFunc(slices.Values(es), func(a, b answer.Entity) int {
		return slices.Index(order, a.Status) - slices.Index(order, b.Status)
	})
}

// table draws each name with how it stands and why, up to Slack's limits.
func table(w about, es []answer.Entity) slack.Block {
	cell := func(s string, limit int) slack.TableCell {
		if s = trim(line(s), limit); s == "" {
			s = "·"
		}
		return slack.NewTableRawTextCell(s)
	}
	head := func(s string) slack.TableCell {
		return slack.NewTableRichTextCell(slack.NewRichTextSection(bold(s)))
	}
	t := slack.NewTableBlock("").WithColumnSettings(
		slack.ColumnSetting{Align: slack.ColumnAlignmentLeft},
		slack.ColumnSetting{Align: slack.ColumnAlignmentLeft, IsWrapped: true},
	)
	t.AddRow(head(w.Pick("Name", "Nom")), head(w.Pick("In "+w.body.Short.EN, phrases.Sentence(w.body.Within.FR))))
	left := maxTableChars - 200
	for i, e := range es {
		name, stands := named(e, 80), trim(w.stands(e), 240)
		left -= length(name) + length(stands)
		if left < 0 || i == maxTableRows-2 && len(es) > maxTableRows-1 {
			t.AddRow(cell(w.say("andMore", len(es)-i), 80), cell("", 1))
			break
		}
		t.AddRow(cell(name, 80), cell(stands, 240))
	}
	return t
}

// set draws the names of a set by the alphabet of the reader: few of them one below the
// other, more in one paragraph, since two columns are one long one on a telephone. In a
// window those that are many stand by region.
func set(w about, a answer.Answer, o Options) []slack.Block {
	es := byName(a.Entities)
	switch {
	case len(es) <= readableColumn:
		return []slack.Block{column(es)}
	case o.View:
		return regional(w, es)
	}
	shown := es
	if showsAll(a, o) {
		shown = es[:readableNames]
	}
	return []slack.Block{slack.NewSectionBlock(mrkdwn(names(w, shown, len(es), maxTextObject-400), maxTextObject), nil, nil)}
}

// crowded reports a table or a paragraph of names, which leaves little room for what is around
// it: a row more, and the verdict is scrolled away.
func crowded(a answer.Answer) bool {
	table := a.Kind() == answer.Status && rowed(a)
	elsewhere := func(q answer.Quoted) bool { return q.Title != "" } // is told with its document
	return (table || many(a)) && !slices.ContainsFunc(a.Besides(), elsewhere)
}

// many reports a set that is a paragraph of names.
func many(a answer.Answer) bool {
	set := a.Kind() == answer.List || a.Kind() == answer.Count
	return set && len(a.Entities) > readableColumn
}

// showsAll reports whether a set shows but its first names, and a button opens the others.
func showsAll(a answer.Answer, o Options) bool {
	opens := o.Ref != "" && !o.View
	return many(a) && opens && len(a.Entities) > readableNames
}

// byName sorts entities by their names, whatever their accents.
func byName(es []answer.Entity) []answer.Entity {
	type named struct {
		answer.Entity
		key string // made once of each: lists are long
	}
	keyed := corpus.Each(es, func(e answer.Entity) named { return named{e, corpus.Fold(e.Name)} })
	slices.SortStableFunc(keyed, func(a, b named) int { return strings.Compare(a.key, b.key) })
	return corpus.Each(keyed, func(n named) answer.Entity { return n.Entity })
}

// column draws names one below the other.
func column(es []answer.Entity) slack.Block {
	lines := corpus.Each(es, func(e answer.Entity) string { return escape(named(e, maxHeader)) })
	return slack.NewSectionBlock(mrkdwn(strings.Join(lines, "\n"), maxTextObject), nil, nil)
}

// named is the name of an entity, parted from its flag by no line break.
func named(e answer.Entity, limit int) string {
	return strings.TrimSpace(line(e.Flag) + "\u00a0" + trim(line(e.Name), limit-length(e.Flag)-1))
}

// unbroken keeps a short name on one line.
func unbroken(name string) string {
	const short = 24
	if length(name) > short {
		return name
	}
	return strings.ReplaceAll(name, " ", "\u00a0")
}

// regional draws a set by region, ten fields a section.
func regional(w about, es []answer.Entity) []slack.Block {
	var regions []string
	groups := map[string][]answer.Entity{}
	for _, e := range byName(es) {
		if _, ok := groups[e.Region]; !ok {
			regions = append(regions, e.Region)
		}
		groups[e.Region] = append(groups[e.Region], e)
	}
	slices.SortFunc(regions, func(a, b string) int { return strings.Compare(corpus.Fold(a), corpus.Fold(b)) })
	if len(regions) == 1 && len(es) <= readableColumn {
		return []slack.Block{column(byName(es))}
	}
	var fields []*slack.TextBlockObject
	for _, region := range regions {
		name, group := region, groups[region]
		member := func(e answer.Entity) bool { return e.Status != corpus.Observer }
		switch {
		case name == "" && !slices.ContainsFunc(group, member):
			name = w.Pick("Observers", "Observateurs")
		case name == "":
			name = w.Pick("Others", "Autres")
		}
		fields = append(fields, mrkdwn("*"+escape(trim(line(countLabel(name, len(group))), maxHeader))+"*\n"+names(w, group, len(group), maxField-400), maxField))
	}
	var b blocks
	for some := range slices.Chunk(fields, maxFields) {
		b.add(slack.NewSectionBlock(nil, some, nil))
	}
	if len(regions) > 1 {
		b.add(contextLine(plain(w.Pick("By region, as the UN draws them.", "Par région, selon le découpage de l'ONU."), maxTextObject)))
	}
	return b
}

// names joins entities, the first of all, on one line, whole names only, within the limit,
// and tells how many there are besides.
func names(w about, es []answer.Entity, all, limit int) string {
	var sb strings.Builder
	for i, e := range es {
		s := escape(unbroken(named(e, maxHeader)))
		if length(sb.String())+length(s)+40 > limit {
			es = es[:i]
			break
		}
		if i > 0 {
			sb.WriteString(", ")
		}
		sb.WriteString(s)
	}
	if all > len(es) {
		sb.WriteString(", " + w.say("andMore", all-len(es)))
	}
	return sb.String()
}

// byStanding draws entities under the words for their status, exceptions first; views have
// no table.
func byStanding(w about, es []answer.Entity) []slack.Block {
	var b blocks
	for _, s := range standingOrder() {
		group := corpus.Those(es, func(e answer.Entity) bool { return e.Status == s })
		if len(group) > 0 {
			b.add(slack.NewSectionBlock(mrkdwn("*"+w.standings(s, len(group))+"*\n"+names(w, group, len(group), maxTextObject-400), maxTextObject), nil, nil))
		}
	}
	return b
}
