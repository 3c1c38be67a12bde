package render

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
)

// entities draws the rows of an answer: several statuses as a table, a set as
// columns by region.
func entities(w about, a answer.Answer, o Options) []slack.Block {
	switch {
	case len(a.Entities) == 0:
		return nil
	case a.Kind() == answer.Status && len(a.Entities) == 1:
		return nil
	case a.Kind() == answer.Status && o.View:
		return byStanding(w, a.Entities)
	case a.Kind() == answer.Status:
		return []slack.Block{table(w, a.Entities)}
	default:
		return columns(w, a.Entities)
	}
}

// table draws name, standing and reason in three columns, up to Slack's limits.
func table(w about, es []answer.Entity) slack.Block {
	cell := func(s string, limit int) slack.TableCell {
		s = trim(line(s), limit)
		if s == "" {
			s = "·"
		}
		return slack.NewTableRawTextCell(s)
	}
	head := func(s string) slack.TableCell {
		return slack.NewTableRichTextCell(slack.NewRichTextSection(bold(s)))
	}
	t := slack.NewTableBlock("").WithColumnSettings(
		slack.ColumnSetting{Align: slack.ColumnAlignmentLeft},
		slack.ColumnSetting{Align: slack.ColumnAlignmentLeft},
		slack.ColumnSetting{Align: slack.ColumnAlignmentLeft, IsWrapped: true},
	)
	t.AddRow(head(w.Pick("Name", "Nom")), head(w.Pick("In "+w.body.Short.EN, upper(w.body.Within.FR))), head(w.columnWhy()))
	left := maxTableChars - 200
	for i, e := range es {
		name, standing, why := strings.TrimSpace(e.Flag+" "+e.Name), w.standing(e.Status), e.Basis
		name, why = trim(name, 80), trim(why, 160)
		left -= length(name) + length(standing) + length(why)
		if left < 0 || i == maxTableRows-2 && len(es) > maxTableRows-1 {
			t.AddRow(cell(w.andMore(len(es)-i), 80), cell("", 1), cell("", 1))
			break
		}
		t.AddRow(cell(name, 80), cell(standing, 80), cell(why, 160))
	}
	return t
}

// columns draws a set in the order given, grouped by region, ten fields a
// section. A set without regions is one bullet list.
func columns(w about, es []answer.Entity) []slack.Block {
	var regions []string
	groups := map[string][]answer.Entity{}
	for _, e := range es {
		if _, ok := groups[e.Region]; !ok {
			regions = append(regions, e.Region)
		}
		groups[e.Region] = append(groups[e.Region], e)
	}
	if len(regions) == 1 && len(es) <= readableChoice {
		var items []string
		for _, e := range es {
			items = append(items, strings.TrimSpace(e.Flag+" "+e.Name))
		}
		return []slack.Block{bullets(items)}
	}
	var fields []*slack.TextBlockObject
	for _, region := range regions {
		name := region
		if name == "" {
			name = w.Pick("Others", "Autres")
		}
		group := groups[region]
		fields = append(fields, mrkdwn("*"+escape(trim(line(countLabel(name, len(group))), maxHeader))+"*\n"+names(w, group, maxField-400), maxField))
	}
	var b blocks
	for some := range slices.Chunk(fields, maxFields) {
		b.add(slack.NewSectionBlock(nil, some, nil))
	}
	return b
}

// names joins entities on one line, whole names only, within the limit.
func names(w about, es []answer.Entity, limit int) string {
	var sb strings.Builder
	for i, e := range es {
		s := strings.TrimSpace(escape(line(e.Flag)) + " " + escape(line(e.Name)))
		if length(sb.String())+length(s)+40 > limit {
			sb.WriteString(", " + w.andMore(len(es)-i))
			break
		}
		if i > 0 {
			sb.WriteString(", ")
		}
		sb.WriteString(s)
	}
	return sb.String()
}

// byStanding draws entities under the words for their status; views have no table.
func byStanding(w about, es []answer.Entity) []slack.Block {
	var b blocks
	for _, s := range []corpus.Status{corpus.Member, corpus.Observer, corpus.Excluded, corpus.NotListed} {
		var group []answer.Entity
		for _, e := range es {
			if e.Status == s {
				group = append(group, e)
			}
		}
		if len(group) > 0 {
			b.add(slack.NewSectionBlock(mrkdwn("*"+w.standings(s, len(group))+"*\n"+names(w, group, maxTextObject-400), maxTextObject), nil, nil))
		}
	}
	return b
}
