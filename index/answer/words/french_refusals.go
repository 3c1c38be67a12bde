package words

import (
	"strings"

	"miswg/corpus"
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

func (f french) OffTopic() string {
	return "Je ne peux pas vous aider là-dessus : je réponds à partir " + f.pages("d'une seule page", "de quelques pages") + ", sur " + f.subject + "."
}

func (f french) NotBetween() string {
	return "La page ne dit rien du lien entre les deux; elle énumère seulement qui fait partie " + f.of + "."
}

func (f french) Hello() string {
	return "Bonjour! Demandez-moi un pays ou une organisation, une liste de noms, ou " + f.asks.hello + "."
}

func (f french) AboutCopy(captured, url string) string {
	undated := when(!f.dated, "; la page elle-même ne porte pas de date")
	return "Je réponds à partir d'une copie de la page prise le " + captured + undated + ". L'original : " + url
}

func (f french) AboutBot(url string) string {
	return "Je suis un bot, et non une IA qui invente du texte : je consulte une seule " + f.page + f.pages("", ", quelques autres pages") + " et une liste vérifiée, en français et en anglais. La page : " + url
}

func (f french) Help() string {
	group := ""
	if g, ok := f.compared(); ok {
		group = "qui appartient à un groupe (« " + g.Names[corpus.French].Plural + " qui ne sont pas membres »), "
	}
	names := "« " + strings.ToLower(f.sample.Name(corpus.French)) + " », « " + lower(f.AskMember(f.watcher)) + " », une liste de noms"
	return "Demandez-moi si un pays ou une organisation fait partie " + f.of + " (" + names + "), " + group + "combien ils sont, ou " + f.asks.help + ". Je réponds à partir d'une " + f.page + ", que je cite" + when(f.foreign != "", " en anglais, faute de texte français officiel") +
		f.pages("; quand elle ne le dit pas, je le dis.", ", et de quelques autres pages; quand elles ne le disent pas, je le dis.")
}
