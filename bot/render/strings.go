package render

import (
	"fmt"
	"strconv"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	phrases "miswg/index/answer/words"
)

// words holds the visible strings that cards are made of; those of a note, and short
// ones that one card has, stand in the function that draws it. Pick takes both
// languages, so a string without its translation does not compile. French follows
// Canadian usage: a no-break space inside « » and before a colon, none before ; ! ?
type words struct{ corpus.Lang }

func in(l corpus.Lang) words { return words{l} }

// about are the strings that speak of the body as well.
type about struct {
	words
	body corpus.Body
}

func of(l corpus.Lang, b corpus.Body) about { return about{in(l), b} }

func (w about) say(t corpus.Text) string { return t.In(w.Lang) }

// Standing.

func (w words) standing(s corpus.Status) string {
	switch s {
	case corpus.Member:
		return w.Pick("Member", "Membre")
	case corpus.Observer:
		return w.Pick("Observer", "Observateur")
	case corpus.Excluded:
		return w.Pick("Left out", "Exclu")
	default:
		return w.Pick("Not listed", "Hors de la liste")
	}
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
	title := w.standing(s)
	switch s {
	case corpus.Excluded:
		return title
	case corpus.Member, corpus.Observer:
		title += "s"
	default:
		title = w.Pick("Not listed", "Hors de la liste")
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

func (w words) andMore(n int) string {
	return w.Pick(fmt.Sprintf("and %d more", n), fmt.Sprintf("et %d autres", n))
}

// Quotes and source.

func (w words) quoted(s string) string { return phrases.Quote(w.Lang, s) }

// tongue names the language of the page where it is not the reader's.
func (w words) tongue(foreign bool) string {
	if !foreign {
		return ""
	}
	return w.Pick(" in French,", " en anglais,")
}

func (w words) pageLine(foreign bool) string {
	if foreign {
		return w.Pick("The page (in French): ", "La page (en anglais)\u00a0: ")
	}
	return w.Pick("The page: ", "La page\u00a0: ")
}

func (w words) pageSays(section string, foreign bool) string {
	return w.Pick("The page says,", "La page dit,") + w.tongue(foreign) + w.Pick(" under ", " sous ") +
		w.quoted(section) + w.Pick(":", "\u00a0:")
}

func (w words) documentSays(title string) string {
	return w.quoted(title) + w.Pick(", another page, says:", ", une autre page, dit\u00a0:")
}

func (w words) nearest(foreign bool) string {
	return w.Pick("The nearest words on the page,", "Le passage le plus proche,") + w.tongue(foreign) +
		w.Pick(" which do not answer it:", " qui n'y répond pas\u00a0:")
}

func (w words) source() string { return w.Pick("Source: ", "Source\u00a0: ") }

func (w words) copyOf(date string) string {
	return w.Pick("copy of ", "copie du ") + w.day(date)
}

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

func (w words) receipt(c receipt.Code) string { return w.Pick("receipt ", "reçu ") + string(c) }

func (w words) openSource() string { return w.Pick("Open the page", "Ouvrir la page") }

func (w words) openSourceLabel(d corpus.Document) string {
	site, tongue := d.Site(), w.Pick(", in English", ", en anglais")
	if d.Lang == corpus.French {
		tongue = w.Pick(", in French", ", en français")
	}
	return w.Pick("Open the page on "+site+tongue, "Ouvrir la page sur "+site+tongue)
}

// Around an answer.

func (w words) seeList() string  { return w.Pick("See the list", "Voir la liste") }
func (w words) all(n int) string { return w.Pick(fmt.Sprintf("All %d", n), fmt.Sprintf("Les %d", n)) }
func (w words) allLabel(n int) string {
	return w.Pick(fmt.Sprintf("All %d: open every name in a window", n), fmt.Sprintf("Les %d\u00a0: ouvrir tous les noms dans une fenêtre", n))
}

func (w words) askThere() string { return w.Pick("Ask our contact", "Demander à notre contact") }
func (w words) askThereLabel() string {
	return w.Pick("Ask our contact: opens whom this workspace asks what the page does not say", "Demander à notre contact\u00a0: ouvre la personne ou le canal qui répond à ce que la page ne dit pas")
}
func (w words) askThereText() string {
	return w.Pick("Our contact for what the page does not say:", "Notre contact pour ce que la page ne dit pas\u00a0:")
}

func (w words) seeListLabel() string {
	return w.Pick("See the list: open all members and observers in a window", "Voir la liste\u00a0: ouvrir tous les membres et observateurs dans une fenêtre")
}

func (w words) share() string { return w.Pick("Share", "Publier") }
func (w words) shareLabel(thread string) string {
	if thread != "" {
		return w.Pick("Share in this thread: post this answer for everyone, with your name", "Publier dans ce fil\u00a0: cette réponse, pour tous, avec votre nom")
	}
	return w.Pick("Share to channel: post this answer for everyone, with your name", "Publier dans le canal\u00a0: cette réponse, pour tous, avec votre nom")
}
func (w words) proof() string { return w.Pick("Show proof", "Voir la preuve") }
func (w words) proofLabel() string {
	return w.Pick("Show proof: how this answer follows from the page", "Voir la preuve\u00a0: comment cette réponse découle de la page")
}

func (w words) helpful() string { return w.Pick("👍 Helpful", "👍 Utile") }
func (w words) helpfulLabel() string {
	return w.Pick("Helpful: this answer helped", "Utile\u00a0: cette réponse m'a aidé")
}
func (w words) unhelpful() string { return w.Pick("👎 Not helpful", "👎 Pas utile") }
func (w words) unhelpfulLabel() string {
	return w.Pick("Not helpful: this answer did not help", "Pas utile\u00a0: cette réponse ne m'a pas aidé")
}

// The reason of a 👎.

func (w words) reasonHint() string {
	return w.Pick("Read by the people who run this bot. Please leave out anything sensitive.", "Lu par les responsables de ce robot. N'y mettez rien de sensible.")
}

func (w words) reasons() [][2]string {
	return [][2]string{
		{"wrong", w.Pick("The answer is wrong", "La réponse est fausse")},
		{"misread", w.Pick("It misread my question", "Ma question a été mal comprise")},
		{"incomplete", w.Pick("Something is missing", "Il manque quelque chose")},
		{"unclear", w.Pick("It is hard to follow", "C'est difficile à suivre")},
		{"other", w.Pick("Something else", "Autre chose")},
	}
}

func (w words) cancel() string { return w.Pick("Cancel", "Annuler") }
func (w words) close() string  { return w.Pick("Close", "Fermer") }
