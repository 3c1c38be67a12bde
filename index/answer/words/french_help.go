package words

import (
	"strings"

	"miswg/corpus"
)

func (f french) Welcome() string { return "De rien." }

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
