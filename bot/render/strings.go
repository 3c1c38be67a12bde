package render

import (
	"cmp"
	_ "embed" // data/phrases.txt
	"errors"
	"strconv"
	"sync"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
	lists "miswg/index/answer/table"
	phrases "miswg/index/answer/words"
)

// words holds the visible strings that cards are made of: those of data/phrases.txt, by
// name, and those that are put together here; short ones that one card has stand in the
// function that draws it. French follows Canadian usage: a no-break space inside « » and
// before a colon, none before ; ! ?
type words struct{ corpus.Lang }

func in(l corpus.Lang) words { return words{l} }

//go:embed data/phrases.txt
var listedPhrases string

var book = sync.OnceValue(func() phrases.Book { return phrases.ReadBook(listedPhrases) })

func (w words) say(name string, args ...any) string { return book().Say(w.Lang, name, args...) }

func (w words) sayOf(several bool, name string, args ...any) string {
	return book().SayOf(w.Lang, several, name, args...)
}

// about are the strings that speak of the body as well.
type about struct {
	words
	body corpus.Body
}

func of(l corpus.Lang, b corpus.Body) about { return about{in(l), b} }

func (w about) text(t corpus.Text) string { return t.In(w.Lang) }

// Standing.

func (w words) standing(s corpus.Status) string {
	return w.sayOf(false, "standing "+string(cmp.Or(s, corpus.NotListed)))
}

// stands is how an entity stands, and why where that tells more.
func (w words) stands(e answer.Entity) string {
	reason := e.Status == corpus.Member || e.Status == corpus.Excluded || e.Type == corpus.Historical
	if reason && e.Basis != "" {
		return w.standing(e.Status) + ", " + e.Basis
	}
	return w.standing(e.Status)
}

// standings titles n of them.
func (w words) standings(s corpus.Status, n int) string {
	title := w.sayOf(true, "standing "+string(s))
	if s == corpus.Excluded {
		return title
	}
	return countLabel(title, n)
}

// counted tells in one line how many stand how.
func (w words) counted(es []answer.Entity) string {
	of := map[corpus.Status]int{}
	for _, e := range es {
		of[e.Status]++
	}
	return phrases.Counted(w.Lang, of)
}

// Quotes and source.

func (w words) quoted(s string) string { return phrases.Quote(w.Lang, s) }

func (w words) source() string { return w.Pick("Source: ", "Source\u00a0: ") }

func (w words) copyOf(date string) string { return w.say("copyOf", w.day(date)) }

// day is a day of the form 2006-01-02 as people write it, anything else as it is.
func (w words) day(date string) string {
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	month := w.Pick(d.Format("Jan"), [...]string{"janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."}[d.Month()-1])
	day := strconv.Itoa(d.Day())
	if d.Day() == 1 {
		day = w.Pick("1", "1er")
	}
	return day + "\u00a0" + month + "\u00a0" + strconv.Itoa(d.Year())
}

func (w words) openSourceLabel(d corpus.Document) string {
	return w.sayOf(d.Lang == corpus.French, "openSourceLabel", d.Site())
}

// Help.

func (w about) helpText() string {
	return w.say("helpText", w.body.TheLong.In(w.Lang), w.body.Short.In(w.Lang), w.body.Page.In(w.Lang))
}
func (w about) helpHow() string { return w.say("helpHow", w.body.Command) }

// The check of a message.

func (w about) checkTitle() string              { return w.say("checkTitle", w.body.Short.In(w.Lang)) }
func (w words) checkShare(thread string) string { return w.sayOf(thread != "", "checkShare") }
func (w about) checkSharedText() string {
	return w.say("checkSharedText", w.body.The.In(w.Lang), w.body.Of.In(w.Lang))
}

// fileProblem says why a file was not read, and what is.
func (w words) fileProblem(err error) string {
	for why, is := range map[string]error{"large": lists.ErrTooLarge, "long": lists.ErrTooLong, "locked": lists.ErrLocked, "broken": lists.ErrBroken, "empty": lists.ErrEmpty} {
		if errors.Is(err, is) {
			return w.say("file " + why)
		}
	}
	return w.say("file of another kind")
}

// Home.

func (w about) sayAll(ts []corpus.Text) []string {
	return corpus.Each(ts, w.text)
}
