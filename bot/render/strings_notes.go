package render

import (
	"fmt"

	"miswg/corpus"
)

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
func (w about) languageUsage() string {
	return w.Pick(fmt.Sprintf("Write %[1]s language en, %[1]s language fr, or %[1]s language auto.", w.body.Command), fmt.Sprintf("Écrivez %[1]s language en, %[1]s language fr ou %[1]s language auto.", w.body.Command))
}
func (w words) forgotten() string {
	return w.Pick("Done: all that was kept about you is deleted, such as your language setting, your feedback and any questions.", "C'est fait\u00a0: tout ce qui était conservé sur vous est supprimé, comme votre réglage de langue, vos commentaires et d'éventuelles questions.")
}
func (w words) notForgotten() string {
	return w.Pick("I could not reach the place where settings are kept. Please try again later.", "Je n'ai pas pu joindre l'endroit où sont conservés les réglages. Réessayez plus tard.")
}

// Unfurl.

func (w about) unfurlTitle() string {
	return w.Pick(w.body.Long.EN, w.body.Long.FR+" ("+w.body.Short.FR+")")
}
func (w about) unfurlText(members, observers int) string {
	return w.Pick(
		fmt.Sprintf("By this page, %s has %d members and %d observers. Ask me about any of them.", w.body.Short.EN, members, observers),
		fmt.Sprintf("D'après cette page, %s compte %d membres et %d observateurs. Interrogez-moi sur chacun d'eux.", w.body.The.FR, members, observers))
}

// For administrators.

func (w about) notAdmin() string {
	return w.Pick("Only this bot's administrators can do that. Ask me about "+w.body.Short.EN+" instead.", "Seuls les administrateurs de ce robot peuvent le faire. Interrogez-moi plutôt sur "+w.body.The.FR+".")
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
