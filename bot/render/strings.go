package render

import (
	"fmt"

	"miswg/corpus"
)

// words holds every visible string of the bot. Pick takes both languages, so a
// string without its translation does not compile. French follows Canadian
// usage: a no-break space inside « » and before a colon, none before ; ! ?
type words struct{ corpus.Lang }

func in(l corpus.Lang) words { return words{l} }

// Standing.

func (w words) standing(s corpus.Status) string {
	switch s {
	case corpus.Member:
		return w.Pick("Member", "Membre")
	case corpus.Observer:
		return w.Pick("Observer", "Observateur")
	case corpus.Excluded:
		return w.Pick("Named as the exception", "Exception nommée")
	default:
		return w.Pick("Not listed", "Non mentionné")
	}
}

func (w words) standings(s corpus.Status, n int) string {
	switch s {
	case corpus.Member:
		return w.Pick(fmt.Sprintf("Members (%d)", n), fmt.Sprintf("Membres (%d)", n))
	case corpus.Observer:
		return w.Pick(fmt.Sprintf("Observers (%d)", n), fmt.Sprintf("Observateurs (%d)", n))
	case corpus.Excluded:
		return w.Pick("Named as the exception", "Exception nommée")
	default:
		return w.Pick(fmt.Sprintf("Not listed (%d)", n), fmt.Sprintf("Non mentionnés (%d)", n))
	}
}

func (w words) columnName() string     { return w.Pick("Name", "Nom") }
func (w words) columnStanding() string { return w.Pick("In MISWG", "Au MISWG") }
func (w words) columnWhy() string      { return w.Pick("Why", "Pourquoi") }

func (w words) andMore(n int) string {
	return w.Pick(fmt.Sprintf("and %d more", n), fmt.Sprintf("et %d autres", n))
}

func (w words) otherRegion() string { return w.Pick("Others", "Autres") }

// Quotes and source.

func (w words) quoted(s string) string {
	return w.Pick("“"+s+"”", "«\u00a0"+s+"\u00a0»")
}

func (w words) pageSays(section string) string {
	return w.Pick("The page says, under “"+section+"”:", "La page dit, en anglais, sous «\u00a0"+section+"\u00a0»\u00a0:")
}

func (w words) nearest() string {
	return w.Pick("The nearest words on the page, which do not answer it:", "Le passage le plus proche, en anglais, qui n'y répond pas\u00a0:")
}

func (w words) source() string { return w.Pick("Source", "Source") }

func (w words) copyOf(date string) string {
	return w.Pick("copy of "+date, "copie du "+date)
}

func (w words) openSource() string { return w.Pick("Open the page", "Ouvrir la page") }

func (w words) openSourceLabel() string {
	return w.Pick("Open the page on canada.ca, in English", "Ouvrir la page sur canada.ca, en anglais")
}

func (w words) moreButton() string { return w.Pick("Ask the department", "Demander au ministère") }

func (w words) moreLabel() string {
	return w.Pick("Ask the department: open its page on international contract security", "Demander au ministère\u00a0: ouvrir sa page sur la sécurité des contrats")
}

func (w words) moreText() string {
	return w.Pick("What the page does not say, the department can:", "Ce que la page ne dit pas, le ministère peut le dire\u00a0:")
}

// Around an answer.

func (w words) youAsked() string { return w.Pick("You asked: ", "Votre question\u00a0: ") }
func (w words) asked() string    { return w.Pick(" asked: ", " a demandé\u00a0: ") }
func (w words) question() string { return w.Pick("Question: ", "Question\u00a0: ") }

func (w words) share() string { return w.Pick("Share to channel", "Publier dans le canal") }
func (w words) shareLabel() string {
	return w.Pick("Share to channel: post this answer for everyone, with your name", "Publier dans le canal cette réponse, pour tous, avec votre nom")
}
func (w words) proof() string { return w.Pick("Show proof", "Voir la preuve") }
func (w words) proofLabel() string {
	return w.Pick("Show proof: how this answer follows from the page", "Voir la preuve\u00a0: comment cette réponse découle de la page")
}

func (w words) shared() string {
	return w.Pick("Shared with the channel.", "Réponse publiée dans le canal.")
}

func (w words) helpful() string { return w.Pick("👍 Helpful", "👍 Utile") }
func (w words) helpfulLabel() string {
	return w.Pick("Helpful: this answer helped", "Utile\u00a0: cette réponse m'a aidé")
}

func (w words) unhelpful() string { return w.Pick("👎 Not helpful", "👎 Pas utile") }
func (w words) unhelpfulLabel() string {
	return w.Pick("Not helpful: this answer did not help", "Pas utile\u00a0: cette réponse ne m'a pas aidé")
}

func (w words) thanks() string {
	return w.Pick("Thank you, noted.", "Merci, c'est noté.")
}

// The reason of a 👎.

func (w words) reasonTitle() string { return w.Pick("What was wrong?", "Qu'est-ce qui cloche?") }
func (w words) reasonLabel() string { return w.Pick("Reason", "Raison") }
func (w words) reasonDetail() string {
	return w.Pick("Details (optional)", "Précisions (facultatif)")
}
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

func (w words) send() string   { return w.Pick("Send", "Envoyer") }
func (w words) cancel() string { return w.Pick("Cancel", "Annuler") }
func (w words) close() string  { return w.Pick("Close", "Fermer") }

// Proof.

func (w words) proofTitle() string { return w.Pick("Proof", "Preuve") }
func (w words) proofRead() string {
	return w.Pick("How the question was read", "Comment la question a été lue")
}
func (w words) proofAs(text, as string) string {
	return w.Pick("“"+text+"” was read as "+as, "«\u00a0"+text+"\u00a0» a été lu comme "+as)
}
func (w words) proofLeftover(s string) string {
	return w.Pick("Not used: "+s, "Non utilisé\u00a0: "+s)
}
func (w words) proofLanguage(s string) string {
	return w.Pick("Language: "+s, "Langue\u00a0: "+s)
}
func (w words) proofRule(s string) string {
	return w.Pick("Rule that applied: "+s, "Règle appliquée\u00a0: "+s)
}
func (w words) proofQuery(s string) string {
	return w.Pick("Asked of the index: "+s, "Demandé à l'index\u00a0: "+s)
}
func (w words) proofMath(s string) string {
	return w.Pick("How it adds up: "+s, "Le calcul\u00a0: "+s)
}
func (w words) proofQuotes() string {
	return w.Pick("The page's own words", "Les mots mêmes de la page, en anglais")
}
func (w words) proofNoQuotes() string {
	return w.Pick("This reply claims nothing about the page, so it quotes nothing.", "Cette réponse n'affirme rien sur la page; elle ne cite donc rien.")
}
func (w words) digest(s string) string {
	return w.Pick("Data version "+s, "Version des données "+s)
}
func (w words) noModel() string {
	return w.Pick("Worked out from the page by fixed rules; no language model is involved.", "Établi à partir de la page par des règles fixes, sans modèle de langage.")
}

// Help.

func (w words) helpTitle() string {
	return w.Pick("Ask about MISWG", "Vos questions sur le MISWG")
}
func (w words) helpText() string {
	return w.Pick(
		"I answer questions about the Multinational Industrial Security Working Group (MISWG) from one Government of Canada page, and quote it. What the page does not say, I say plainly.",
		"Je réponds aux questions sur le Multinational Industrial Security Working Group (MISWG) à partir d'une seule page du gouvernement du Canada, que je cite. Ce que la page ne dit pas, je le dis clairement.")
}
func (w words) helpHow() string {
	return w.Pick(
		"/miswg and your question: only you see the answer. Mention me in a channel: I answer in the thread. Or write to me directly. /miswg language fr switches to French.",
		"/miswg suivi de votre question\u00a0: vous seul voyez la réponse. Mentionnez-moi dans un canal\u00a0: je réponds dans le fil. Ou écrivez-moi directement. /miswg language en passe à l'anglais.")
}
func (w words) helpTry() string { return w.Pick("Try one of these", "Essayez l'une de ces questions") }

func (w words) lookupPlaceholder() string {
	return w.Pick("Look up a country or organisation…", "Chercher un pays ou une organisation…")
}
func (w words) lookupLabel() string {
	return w.Pick("Look up a country or organisation", "Chercher un pays ou une organisation")
}

// Modals.

func (w words) lookupTitle() string  { return w.Pick("Look up in MISWG", "Chercher au MISWG") }
func (w words) lookupSubmit() string { return w.Pick("Look up", "Chercher") }
func (w words) orAsk() string        { return w.Pick("Or ask a question", "Ou posez une question") }
func (w words) askPlaceholder() string {
	return w.Pick("Who are the observers?", "Qui sont les observateurs?")
}
func (w words) needOne() string {
	return w.Pick("Choose a name above, or write a question here.", "Choisissez un nom ci-dessus ou écrivez une question ici.")
}
func (w words) answerTitle() string { return w.Pick("Answer", "Réponse") }
func (w words) tooLong() string {
	return w.Pick("The answer is too long for this window. Ask with /miswg to see it whole.", "La réponse est trop longue pour cette fenêtre. Posez la question avec /miswg pour la voir en entier.")
}

// The check of a message.

func (w words) checkTitle() string { return w.Pick("Check in MISWG", "Vérifier au MISWG") }
func (w words) checkFound(n int) string {
	if n == 1 {
		return w.Pick("One name found in the message.", "Un nom trouvé dans le message.")
	}
	return w.Pick(fmt.Sprintf("%d names found in the message.", n), fmt.Sprintf("%d noms trouvés dans le message.", n))
}
func (w words) checkNone() string {
	return w.Pick("I found no country or organisation in this message.", "Je n'ai trouvé aucun pays ni aucune organisation dans ce message.")
}
func (w words) checkUnknown() string {
	return w.Pick("Not recognised", "Non reconnus")
}
func (w words) checkShare() string {
	return w.Pick("Share in the conversation", "Publier dans la conversation")
}
func (w words) checkShareLabel() string {
	return w.Pick("Share in the conversation: post this result for all, with your name", "Publier dans la conversation ce résultat, pour tous, avec votre nom")
}
func (w words) checkShared() string {
	return w.Pick(" checked a message against the MISWG list:", " a vérifié un message par rapport à la liste du MISWG\u00a0:")
}
func (w words) checkSharedText() string {
	return w.Pick("A message was checked against the MISWG list.", "Un message a été vérifié par rapport à la liste du MISWG.")
}
func (w words) checkFiles(n int) string {
	return w.Pick(fmt.Sprintf("Attached files are not read (%d).", n), fmt.Sprintf("Les fichiers joints ne sont pas lus (%d).", n))
}
func (w words) working() string { return w.Pick("Checking…", "Vérification…") }
func (w words) checkPrivate() string {
	return w.Pick("Only you see this.", "Vous seul voyez ceci.")
}

// Home.

func (w words) homeTitle() string {
	return w.Pick("Who is in MISWG?", "Qui fait partie du MISWG?")
}
func (w words) homeSearch() string { return w.Pick("Ask a question", "Poser une question") }
func (w words) homeBrowse() string { return w.Pick("Browse…", "Parcourir…") }
func (w words) homeBrowseLabel() string {
	return w.Pick("Members and observers", "Membres et observateurs")
}
func (w words) everyone() string      { return w.Pick("Everyone listed", "Tous ceux qui sont mentionnés") }
func (w words) membersOnly() string   { return w.Pick("Members only", "Membres seulement") }
func (w words) observersOnly() string { return w.Pick("Observers only", "Observateurs seulement") }
func (w words) byStatus() string      { return w.Pick("By standing", "Par statut") }
func (w words) byRegion() string      { return w.Pick("By region", "Par région") }
func (w words) byGroup() string       { return w.Pick("By group", "Par groupe") }
func (w words) homeLanguage() string  { return w.Pick("Language", "Langue") }
func (w words) followSlack() string   { return w.Pick("As in Slack", "Comme dans Slack") }
func (w words) languageName(l corpus.Lang) string {
	return l.Pick("English", "Français")
}
func (w words) homeCan() string { return w.Pick("What I can answer", "Ce à quoi je réponds") }
func (w words) homeCanList() []string {
	return []string{
		w.Pick("whether a country or organisation is a member, an observer, or not listed", "si un pays ou une organisation est membre, observateur ou non mentionné"),
		w.Pick("who the members and observers are, by group and region, and how many", "qui sont les membres et les observateurs, par groupe et par région, et combien ils sont"),
		w.Pick("what the page says about MISWG and bilateral security instruments", "ce que la page dit du MISWG et des instruments bilatéraux de sécurité"),
	}
}
func (w words) homeCannot() string { return w.Pick("What I cannot", "Ce à quoi je ne réponds pas") }
func (w words) homeCannotList() []string {
	return []string{
		w.Pick("what bilateral instruments exist with a given country: the page does not say", "quels instruments bilatéraux existent avec un pays donné\u00a0: la page ne le dit pas"),
		w.Pick("clearances, contacts, procedures, or anything after the date of our copy", "les habilitations, les contacts, les procédures ou ce qui suit la date de notre copie"),
		w.Pick("opinions and legal advice", "des opinions ou des avis juridiques"),
	}
}
func (w words) privacy(keepsQuestions bool) string {
	if keepsQuestions {
		return w.Pick("Whoever runs this bot keeps questions for a while, without names; /miswg forget me deletes yours.",
			"Qui gère ce robot conserve les questions un certain temps, sans nom\u00a0; /miswg oublie-moi supprime les vôtres.")
	}
	return w.Pick("Questions are not kept once they are answered. What three people or more asked and the page does not say is counted, without names.",
		"Les questions ne sont pas conservées une fois traitées. Ce que trois personnes ou plus ont demandé et que la page ne dit pas est compté, sans nom.")
}
func (w words) mapTitle() string {
	return w.Pick("Members and observers on the map", "Membres et observateurs sur la carte")
}
func (w words) mapAlt(members, observers int) string {
	return w.Pick(
		fmt.Sprintf("World map of the %d member countries. The same countries are listed by region below, with the %d observers, which are organisations.", members, observers),
		fmt.Sprintf("Carte du monde des %d pays membres. Les mêmes pays figurent ci-dessous par région, avec les %d observateurs, qui sont des organisations.", members, observers))
}

func (w words) groupQuestions() [][2]string {
	return [][2]string{
		{w.Pick("NATO countries", "Pays de l'OTAN"), w.Pick("Which members are in NATO?", "Quels membres font partie de l'OTAN?")},
		{w.Pick("EU countries", "Pays de l'UE"), w.Pick("Which members are in the EU?", "Quels membres font partie de l'UE?")},
		{w.Pick("G7 countries", "Pays du G7"), w.Pick("Which members are in the G7?", "Quels membres font partie du G7?")},
		{w.Pick("Members outside NATO", "Membres hors OTAN"), w.Pick("Which members are not in NATO?", "Quels membres ne font pas partie de l'OTAN?")},
		{w.Pick("EU countries not listed", "Pays de l'UE non mentionnés"), w.Pick("Which EU countries are not members?", "Quels pays de l'UE ne sont pas membres?")},
	}
}

// Agent pane.

func (w words) promptsTitle() string { return w.Pick("You could ask", "Vous pourriez demander") }
func (w words) lookingUp() string    { return w.Pick("is reading the page…", "lit la page…") }

// Notes.

func (w words) restarting() string {
	return w.Pick("I am just being restarted. Please ask again in a minute.", "On me redémarre à l'instant. Reposez votre question dans une minute.")
}
func (w words) busy() string {
	return w.Pick("I have more questions than I can answer right now. Please ask again in a minute.", "J'ai plus de questions que je ne peux en traiter en ce moment. Reposez la vôtre dans une minute.")
}
func (w words) slowDown() string {
	return w.Pick("That was a lot of questions in a short time. Please wait a moment, then ask again.", "Cela fait beaucoup de questions en peu de temps. Attendez un instant, puis reposez la vôtre.")
}
func (w words) failed(ref string) string {
	return w.Pick("Sorry, something went wrong on my side and I could not answer. Please ask again. Reference: "+ref, "Désolé, une erreur de mon côté m'a empêché de répondre. Reposez votre question. Référence\u00a0: "+ref)
}
func (w words) notHere() string {
	return w.Pick("I am not set up to answer in this channel. You can write to me directly.", "Je ne suis pas autorisé à répondre dans ce canal. Vous pouvez m'écrire directement.")
}
func (w words) notYou() string {
	return w.Pick("I am set up to answer certain groups in this workspace only. Its administrators can tell you more.", "Je ne réponds qu'à certains groupes de cet espace de travail. Ses administrateurs peuvent vous en dire plus.")
}
func (w words) notExternal() string {
	return w.Pick("I am set up to answer people of this workspace only. The page I quote is public:", "Je ne réponds qu'aux membres de cet espace de travail. La page que je cite est publique\u00a0:")
}
func (w words) cannotShare() string {
	return w.Pick("I could not post to this channel. Invite me with /invite, or copy the answer.", "Je n'ai pas pu publier dans ce canal. Invitez-moi avec /invite ou copiez la réponse.")
}
func (w words) expired() string {
	return w.Pick("This button is from an earlier version. Please ask the question again.", "Ce bouton vient d'une version antérieure. Reposez la question.")
}
func (w words) languageSet(l corpus.Lang) string {
	switch l {
	case corpus.English:
		return "I will answer you in English."
	case corpus.French:
		return "Je vous répondrai en français."
	}
	return w.Pick("I will follow the language of your question, then of your Slack.", "Je suivrai la langue de votre question, puis celle de votre Slack.")
}
func (w words) languageUsage() string {
	return w.Pick("Write /miswg language en, /miswg language fr, or /miswg language auto.", "Écrivez /miswg language en, /miswg language fr ou /miswg language auto.")
}
func (w words) forgotten() string {
	return w.Pick("Done: all that was kept about you is deleted, such as your language setting, your feedback and any questions.", "C'est fait\u00a0: tout ce qui était conservé sur vous est supprimé, comme votre réglage de langue, vos commentaires et d'éventuelles questions.")
}
func (w words) notForgotten() string {
	return w.Pick("I could not reach the place where settings are kept. Please try again later.", "Je n'ai pas pu joindre l'endroit où sont conservés les réglages. Réessayez plus tard.")
}

// Unfurl.

func (w words) unfurlTitle() string {
	return w.Pick("Multinational Industrial Security Working Group", "Multinational Industrial Security Working Group (MISWG)")
}
func (w words) unfurlText(members, observers int) string {
	return w.Pick(
		fmt.Sprintf("By this page, MISWG has %d members and %d observers. Ask me about any of them.", members, observers),
		fmt.Sprintf("D'après cette page, le MISWG compte %d membres et %d observateurs. Interrogez-moi sur chacun d'eux.", members, observers))
}

// For administrators.

func (w words) notAdmin() string {
	return w.Pick("Only this bot's administrators can do that. Ask me about MISWG instead.", "Seuls les administrateurs de ce robot peuvent le faire. Interrogez-moi plutôt sur le MISWG.")
}
func (w words) corpusRead(digest string) string {
	return w.Pick("Done: the new corpus answers now, version "+digest+".", "C'est fait\u00a0: le nouveau corpus répond désormais, version "+digest+".")
}
func (w words) corpusSame(digest string) string {
	return w.Pick("Nothing has changed: version "+digest+" still answers.", "Rien n'a changé\u00a0: la version "+digest+" répond toujours.")
}
func (w words) corpusRefused(digest, problem string) string {
	return w.Pick("The new corpus was refused, and version "+digest+" still answers. What is wrong: "+problem, "Le nouveau corpus a été refusé, et la version "+digest+" répond toujours. Ce qui ne va pas\u00a0: "+problem)
}
func (w words) gapsTitle(week string) string {
	return w.Pick("What the page did not answer, week of "+week, "Ce que la page n'a pas dit, semaine du "+week)
}
func (w words) gap(term string, people, questions int) string {
	return w.Pick(fmt.Sprintf("%s: %d people, %d questions", term, people, questions), fmt.Sprintf("%s\u00a0: %d personnes, %d questions", term, people, questions))
}
func (w words) gapsHow() string {
	return w.Pick("Words that at least three people used. Questions themselves are not kept, unless you chose so.", "Mots employés par au moins trois personnes. Les questions elles-mêmes ne sont pas conservées, sauf si vous l'avez choisi.")
}
