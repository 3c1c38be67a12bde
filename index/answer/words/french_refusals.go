package words

import (
	"strings"
)

func (f french) SaysNothing(topics []string) string {
	return f.pages("La page ne le dit pas : elle ne contient rien sur ", "Les pages ne le disent pas : elles ne contiennent rien sur ") + strings.Join(topics, ", ni sur ") + "."
}

func (f french) NeverMentions(words []string) string {
	for i, w := range words {
		words[i] = f.quote(w)
	}
	return f.pages("La page ne le dit pas : elle ne mentionne nulle part ", "Les pages ne le disent pas : elles ne mentionnent nulle part ") + f.Or(words) + "."
}

func (f french) MembershipNoEvidence() string {
	return "Faire partie " + f.of + " n'indique rien à ce sujet, ni dans un sens ni dans l'autre."
}

func (f french) AboutOther(group string) string {
	return "La page ne dit pas qui fait partie " + de(group) + "; elle porte sur " + f.the + "."
}

func (f french) AskInstead() string {
	watching := when(len(f.watching) > 0, "qui sont les observateurs, ")
	return "Vous pouvez demander si un pays ou une organisation est membre, " + watching + "ou " + f.asks.instead + "."
}

func (f french) PageSays() string { return "La page le dit en ces mots :" }

func (f french) OffTopic() string {
	return "Je ne peux pas vous aider là-dessus : je réponds à partir " + f.pages("d'une seule page", "de quelques pages") + ", sur " + f.subject + "."
}

func (f french) NotBetween() string {
	return "La page ne dit rien du lien entre les deux; elle énumère seulement qui fait partie " + f.of + "."
}
