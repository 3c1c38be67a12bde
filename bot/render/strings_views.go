package render

import (
	"errors"
	"fmt"

	"miswg/corpus"
	"miswg/index/answer/receipt"
	lists "miswg/index/answer/table"
)

// Proof.

func (w words) proofNoQuotes() string {
	return w.Pick("This reply claims nothing about the page, so it quotes nothing.", "Cette réponse n'affirme rien sur la page; elle ne cite donc rien.")
}
func (w words) proofWords(foreign bool) string {
	if foreign {
		return w.Pick("The page's own words, in French", "Les mots mêmes de la page, en anglais")
	}
	return w.Pick("The page's own words", "Les mots mêmes de la page")
}
func (w words) receiptSame() string {
	return w.Pick("The answer was made again just now, and is the same.", "La réponse vient d'être refaite; c'est la même.")
}
func (w words) receiptOther(c receipt.Code) string {
	return w.Pick("Receipt "+string(c)+": made again just now, the answer is worded otherwise. The data are the same.", "Reçu "+string(c)+"\u00a0: refaite à l'instant, la réponse est formulée autrement. Les données sont les mêmes.")
}
func (w words) receiptChanged(c receipt.Code) string {
	return w.Pick("Receipt "+string(c)+": the data have changed since this answer was given. “miswg verify "+string(c)+"” tells what it was.", "Reçu "+string(c)+"\u00a0: les données ont changé depuis cette réponse. «\u00a0miswg verify "+string(c)+"\u00a0» dit ce qu'elle était.")
}
func (w words) trace() string { return w.Pick("Technical details", "Détails techniques") }
func (w words) traceLabel() string {
	return w.Pick("Technical details: how the program read the question", "Détails techniques\u00a0: comment le programme a lu la question")
}
func (w words) digest(s string) string {
	return w.Pick("Data version "+s, "Version des données "+s)
}
func (w words) noModel() string {
	return w.Pick("Worked out from the page by fixed rules; no language model is involved.", "Établi à partir de la page par des règles fixes, sans modèle de langage.")
}

// Help.

func (w about) helpText() string {
	return w.Pick(
		"I answer questions about "+w.body.TheLong.EN+" ("+w.body.Short.EN+") from one "+w.body.Page.EN+", and quote it. What the page does not say, I say plainly.",
		"Je réponds aux questions sur "+w.body.TheLong.FR+" ("+w.body.Short.FR+") à partir d'une seule "+w.body.Page.FR+", que je cite. Ce que la page ne dit pas, je le dis clairement.")
}
func (w about) helpHow() string {
	return w.Pick(
		w.body.Command+" and your question: only you see the answer. Mention me in a channel: I answer in the thread. Or write to me directly. "+w.body.Command+" language fr switches to French.",
		w.body.Command+" suivi de votre question\u00a0: la réponse n'est visible que pour vous. Mentionnez-moi dans un canal\u00a0: je réponds dans le fil. Ou écrivez-moi directement. Pour passer à l'anglais\u00a0: "+w.body.Command+" language en.")
}
func (w words) helpTry() string { return w.Pick("Try one of these", "Essayez l'une de ces questions") }

// Modals.

func (w words) needOne() string {
	return w.Pick("Choose a name above, or write a question here.", "Choisissez un nom ci-dessus ou écrivez une question ici.")
}
func (w about) tooLong() string {
	return w.Pick("The answer is too long for this window. Ask with "+w.body.Command+" to see it whole.", "La réponse est trop longue pour cette fenêtre. Posez la question avec "+w.body.Command+" pour la voir en entier.")
}

// The check of a message.

func (w about) checkTitle() string {
	return w.Pick("Check in "+w.body.Short.EN, "Vérifier dans la liste")
}
func (w words) checkFound(n int) string {
	if n == 1 {
		return w.Pick("One name found in the message.", "Un nom trouvé dans le message.")
	}
	return w.Pick(fmt.Sprintf("%d names found in the message.", n), fmt.Sprintf("%d noms trouvés dans le message.", n))
}
func (w words) checkNone() string {
	return w.Pick("I found no country or organisation in this message.", "Je n'ai trouvé aucun pays ni aucune organisation dans ce message.")
}
func (w words) checkShare(thread string) string {
	if thread != "" {
		return w.Pick("Share in this thread", "Publier dans ce fil")
	}
	return w.Pick("Share in the conversation", "Publier dans la conversation")
}
func (w words) checkShareLabel(thread string) string {
	return w.checkShare(thread) + w.Pick(": post this result for all, with your name", "\u00a0: ce résultat, pour tous, avec votre nom")
}
func (w about) checkShared() string {
	return w.Pick(" checked a message against "+w.body.The.EN+" list:", " a vérifié un message par rapport à la liste "+w.body.Of.FR+"\u00a0:")
}
func (w about) checkSharedText() string {
	return w.Pick("A message was checked against "+w.body.The.EN+" list.", "Un message a été vérifié par rapport à la liste "+w.body.Of.FR+".")
}
func (w words) checkFiles(n int) string {
	return w.Pick(fmt.Sprintf("Attached files are not read (%d).", n), fmt.Sprintf("Les fichiers joints ne sont pas lus (%d).", n))
}

// fileProblem says why a file was not read, and what is.
func (w words) fileProblem(err error) string {
	switch {
	case errors.Is(err, lists.ErrTooLarge):
		return w.Pick("the file is too large.", "le fichier est trop volumineux.")
	case errors.Is(err, lists.ErrTooLong):
		return w.Pick("the file has too many lines.", "le fichier a trop de lignes.")
	case errors.Is(err, lists.ErrLocked):
		return w.Pick("the workbook is locked with a password.", "le classeur est protégé par un mot de passe.")
	case errors.Is(err, lists.ErrBroken):
		return w.Pick("the workbook cannot be opened.", "le classeur ne s'ouvre pas.")
	case errors.Is(err, lists.ErrEmpty):
		return w.Pick("the file is empty.", "le fichier est vide.")
	}
	return w.Pick("only CSV, TSV, XLSX and plain text are read.", "seuls les formats CSV, TSV, XLSX et texte brut sont lus.")
}
func (w words) checkOrder(asPasted bool) string {
	if asPasted {
		return w.Pick("In the order of the list", "Dans l'ordre de la liste")
	}
	return w.Pick("Exceptions first", "Les exceptions d'abord")
}
func (w words) pasteLabel() string {
	return w.Pick("Your list: one supplier or country a line", "Votre liste\u00a0: un fournisseur ou un pays par ligne")
}
func (w words) pasteHint() string {
	return w.Pick("A longer list, or a CSV or XLSX file: send it to me in a direct message.", "Pour une liste plus longue ou un fichier CSV ou XLSX, écrivez-moi en message direct.")
}
func (w words) pasteHere() string {
	return w.Pick("Paste the list here, one supplier or country a line, or attach a CSV or XLSX file.", "Collez la liste ici, un fournisseur ou un pays par ligne, ou joignez un fichier CSV ou XLSX.")
}

// Home.

func (w words) stale(days int) string {
	return w.Pick(
		fmt.Sprintf("🟡 Our copy of the page is %d days old: the page may have changed since.", days),
		fmt.Sprintf("🟡 Notre copie de la page date de %d jours\u00a0: la page peut avoir changé depuis.", days))
}
func (w words) languageName(l corpus.Lang) string {
	return l.Pick("English", "Français")
}
func (w about) homeCanList() []string {
	return append([]string{
		w.Pick("whether a country or organisation is a member, an observer, or not listed", "si un pays ou une organisation est membre, observateur ou absent de la liste"),
		w.Pick("who the members and observers are, by group and region, and how many", "qui sont les membres et les observateurs, par groupe et par région, et combien ils sont"),
	}, w.sayAll(w.body.Can)...)
}
func (w about) homeCannotList() []string {
	return append(w.sayAll(w.body.Cannot), w.Pick("opinions and legal advice", "des opinions ou des avis juridiques"))
}
func (w about) privacy(keepsQuestions bool) string {
	if keepsQuestions {
		return w.Pick("Read by the people who run this bot, without names: feedback, and questions, which are kept for a while; "+w.body.Command+" forget me deletes yours.",
			"Les responsables de ce robot lisent, sans nom d'auteur, les commentaires et les questions, conservées un certain temps; "+w.body.Command+" oublie-moi supprime les vôtres.")
	}
	return w.Pick("Questions are not kept once they are answered. Read by the people who run this bot, without names: feedback, and what three people or more asked and the page does not say.",
		"Les questions ne sont pas conservées une fois traitées. Les responsables de ce robot lisent, sans nom d'auteur, les commentaires et ce que trois personnes ou plus ont demandé et que la page ne dit pas.")
}
func (w words) mapTitle() string {
	return w.Pick("Members and observers on the map", "Membres et observateurs sur la carte")
}
func (w words) mapAlt(members, observers int, bodies bool) string {
	what := ""
	if bodies {
		what = w.Pick(", which are organisations", ", qui sont des organisations")
	}
	return w.Pick(
		fmt.Sprintf("World map of the %d member countries. The same countries are listed by region below, with the %d observers%s.", members, observers, what),
		fmt.Sprintf("Carte du monde des %d pays membres. Les mêmes pays figurent ci-dessous par région, avec les %d observateurs%s.", members, observers, what))
}

func (w about) sayAll(ts []corpus.Text) []string {
	return corpus.Each(ts, w.say)
}
