package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

// HomeData is what the App Home shows to one person.
type HomeData struct {
	Lang     corpus.Lang     // to write in
	Chosen   corpus.Lang     // the person's own setting; "" follows Slack
	Listed   []answer.Entity // in page order
	Examples []answer.Choice
	Groups   []answer.Choice // questions to look at the members by group
	Source   corpus.Document
	Body     corpus.Body
	Digest   string
	Marks    Marks  // of the watch of the source
	Browse   string // what to list, a value of BrowseAction; "" lists everyone
	MapFile  string // Slack file ID of the membership map; "" shows the list alone

	Exam           exam.Result // the last one; none shows nothing
	Today          time.Time
	KeepsQuestions bool // whether the text of questions is stored
}

// Values of BrowseAction. A region is browseRegion and its name, a question
// browseAsk and its number in the list of group questions.
const (
	browseAll       = "all"
	browseMembers   = "members"
	browseObservers = "observers"
	browseRegion    = "region:"
	browseAsk       = "ask:"
)

// Home draws the App Home.
func Home(h HomeData) slack.HomeTabViewRequest {
	w := of(h.Lang, h.Body)
	var b blocks
	b.add(header(w.Pick("Who is in "+w.body.Short.EN+"?", "Qui fait partie "+w.body.Of.FR+"?")), textSection(w.helpText()))
	search := button(string(SearchAction), w.Pick("Ask a question", "Poser une question"), "home")
	search.Style = slack.StylePrimary
	b.add(actions(search, lookupSelect(w)))
	if cs := asks(h.Examples, readableChoice/2, Options{View: true}); cs != nil {
		b.add(textSection(w.say("helpTry")), cs)
	}
	b.add(divider(), header(w.Pick("Members and observers", "Membres et observateurs")))
	if h.MapFile != "" {
		b.add(slack.NewImageBlockSlackFile(&slack.SlackFileObject{ID: h.MapFile}, MapAlt(h.Lang, h.Listed), "", nil))
	}
	b.add(actions(browseSelect(w, h), languageSelect(w, h.Chosen)))
	b.add(listing(w, h)...)
	b.add(divider())
	can := append([]string{w.say("canTellStanding"), w.say("canListThem")}, w.sayAll(w.body.Can)...)
	b.add(header(w.Pick("What I can answer", "Ce à quoi je réponds")), bullets(can))
	b.add(header(w.Pick("What I cannot", "Ce à quoi je ne réponds pas")), bullets(append(w.sayAll(w.body.Cannot), w.say("cannotAdvise"))))
	if h.Source.URL != "" {
		b.add(actions(labelled(linkButton(SourceAction, w.say("openSource"), h.Source.URL), w.openSourceLabel(h.Source))))
		b.add(contextLine(copied(w, h.Source, "", Options{Marks: h.Marks, Today: h.Today})), stale(w, h))
		b.add(contextLine(plain(h.Source.Attribution.In(h.Lang), maxTextObject)))
	}
	b.add(lastExam(w, h))
	b.add(contextLine(plain(w.say("noModel")+" "+w.sayOf(h.KeepsQuestions, "privacy", w.body.Command)+" "+w.say("digest", h.Digest), maxTextObject)))
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: b.upTo(maxViewBlocks)}}
}

// stale says that the copy of the page is old; nil while it is not.
func stale(w about, h HomeData) slack.Block {
	if days := age(h.Source, h.Today); days > freshDays {
		return contextLine(plain(w.say("stale", days), maxTextObject))
	}
	return nil
}

// BrowseQuestion returns the question of groups that a choice of BrowseAction asks,
// or "" when the choice filters the Home's own list.
func BrowseQuestion(value string, groups []answer.Choice) string {
	for i, q := range groups {
		if value == browseAsk+strconv.Itoa(i) {
			return q.Ask
		}
	}
	return ""
}

func browseSelect(w about, h HomeData) slack.BlockElement {
	standing := []*slack.OptionBlockObject{
		option(browseAll, w.Pick("Everyone listed", "Toute la liste"), ""), option(browseMembers, w.Pick("Members only", "Membres seulement"), ""), option(browseObservers, w.Pick("Observers only", "Observateurs seulement"), ""),
	}
	var region, group []*slack.OptionBlockObject
	for _, r := range corpus.Once(corpus.Found(h.Listed, func(e answer.Entity) (string, bool) { return e.Region, e.Region != "" })) {
		if length(browseRegion+r) <= maxOptionValue && len(region) < maxOptions {
			region = append(region, option(browseRegion+r, r, ""))
		}
	}
	for i, q := range h.Groups[:min(len(h.Groups), maxOptions)] {
		group = append(group, option(browseAsk+strconv.Itoa(i), q.Label, ""))
	}
	groups := []*slack.OptionGroupBlockObject{slack.NewOptionGroupBlockElement(plain(w.Pick("By standing", "Par statut"), maxGroupLabel), standing...)}
	if len(region) > 0 {
		groups = append(groups, slack.NewOptionGroupBlockElement(plain(w.Pick("By UN region", "Par région de l'ONU"), maxGroupLabel), region...))
	}
	if len(group) > 0 {
		groups = append(groups, slack.NewOptionGroupBlockElement(plain(w.Pick("By group", "Par groupe"), maxGroupLabel), group...))
	}
	s := slack.NewOptionsGroupSelectBlockElement(slack.OptTypeStatic, plain(w.Pick("Browse…", "Parcourir…"), maxPlaceholder), string(BrowseAction), groups...)
	for _, o := range append(standing, region...) {
		if o.Value == h.Browse {
			s.InitialOption = o
		}
	}
	return s
}

func languageSelect(w about, chosen corpus.Lang) slack.BlockElement {
	opts := []*slack.OptionBlockObject{option("auto", w.Pick("Language: as in Slack", "Langue\u00a0: comme dans Slack"), "")}
	opts = append(opts, corpus.Each(corpus.Langs(), func(l corpus.Lang) *slack.OptionBlockObject { return option(string(l), in(l).say("languageName"), "") })...)
	s := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(w.Pick("Language", "Langue"), maxPlaceholder), string(LanguageAction), opts...)
	s.InitialOption = opts[0]
	for _, o := range opts {
		if o.Value == string(chosen) {
			s.InitialOption = o
		}
	}
	return s
}

// listing draws who is listed, as filtered.
func listing(w about, h HomeData) []slack.Block {
	region, byRegion := strings.CutPrefix(h.Browse, browseRegion)
	var b blocks
	for _, s := range []corpus.Status{corpus.Member, corpus.Observer, corpus.Excluded} {
		if h.Browse == browseMembers && s != corpus.Member || h.Browse == browseObservers && s != corpus.Observer {
			continue
		}
		group := corpus.Those(h.Listed, func(e answer.Entity) bool { return e.Status == s && (!byRegion || e.Region == region) })
		if len(group) > 0 {
			b.add(slack.NewSectionBlock(mrkdwn("*"+w.standings(s, len(group))+"*", maxTextObject), nil, nil))
			b.add(regional(w, group)...)
		}
	}
	return b
}

func bullets(items []string) slack.Block {
	r := newRich()
	r.list(items)
	return r.block()
}

// MapTitle is the title of the picture of the membership.
func MapTitle(l corpus.Lang) string { return in(l).say("mapTitle") }

// MapAlt says in words what the picture shows.
func MapAlt(l corpus.Lang, listed []answer.Entity) string {
	members, observers, bodies := 0, 0, true
	for _, e := range listed {
		switch {
		case e.Status == corpus.Member && e.Type == corpus.Country:
			members++
		case e.Status == corpus.Observer:
			observers++
			bodies = bodies && e.Type == corpus.Organisation
		}
	}
	return trim(in(l).sayOf(bodies, "mapAlt", members, observers), maxAlt)
}

// Unfurl is the card under a link to the source page.
func Unfurl(l corpus.Lang, listed []answer.Entity, d corpus.Document, b corpus.Body) []slack.Block {
	number := func(s corpus.Status) int {
		return len(corpus.Those(listed, func(e answer.Entity) bool { return e.Status == s }))
	}
	return blocks{
		header(l.Pick(b.Long.EN, b.Long.FR+" ("+b.Short.FR+")")),
		textSection(in(l).say("unfurl", b.Short.EN, b.The.FR, number(corpus.Member), number(corpus.Observer))),
		contextLine(mrkdwn(link(d.URL, d.Title)+" · "+escape(in(l).copyOf(d.Captured)), maxTextObject)),
	}
}
