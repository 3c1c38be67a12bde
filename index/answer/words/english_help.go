package words

import (
	"strings"

	"miswg/corpus"
)

func (e english) Welcome() string { return "You're welcome." }

func (e english) Hello() string {
	return "Hello! Ask me about a country or organisation, a list of them, or " + e.asks.hello + "."
}

func (e english) AboutCopy(captured, url string) string {
	undated := when(!e.dated, "; the page itself prints no date")
	return "I answer from a copy of the page taken on " + captured + undated + ". The original: " + url
}

func (e english) AboutBot(url string) string {
	return "I am a bot, and no AI that makes up text: I look things up in one " + e.page + e.pages("", ", a few further pages") + " and a checked list, in English and French. The page: " + url
}

func (e english) Help() string {
	group := ""
	if g, ok := e.compared(); ok {
		group = "who is in a group (“" + g.Names[corpus.English].Plural + " that are not members”), "
	}
	names := "“" + strings.ToLower(e.sample.Name(corpus.English)) + "”, “" + lower(e.AskMember(e.watcher)) + "”, a list of names"
	return "Ask me whether a country or organisation is " + e.in + " (" + names + "), " + group + "how many, or " + e.asks.help + ". I answer from one " + e.page + e.pages(" and quote it; when it does not say, I say so.", " and a few further pages, and quote them; when they do not say, I say so.")
}
