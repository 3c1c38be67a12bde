package words

import (
	"strings"

	"miswg/corpus"
)

func (e english) SaysNothing(topics []string) string {
	return e.pages("The page does not say: it has nothing on ", "The pages do not say: they have nothing on ") + strings.Join(topics, ", nor on ") + "."
}

func (e english) NeverMentions(words []string) string {
	for i, w := range words {
		words[i] = e.quote(w)
	}
	return e.pages("The page does not say: it never mentions ", "The pages do not say: they never mention ") + e.Or(words) + "."
}

func (e english) MembershipNoEvidence() string {
	return "Being " + e.in + " is no evidence either way."
}

func (e english) AboutOther(group string) string {
	return "The page does not say who is in " + group + "; it is about " + e.the + "."
}

func (e english) AskInstead() string {
	watching := when(len(e.watching) > 0, "who the observers are, ")
	return "You can ask whether a country or organisation is a member, " + watching + "or " + e.asks.instead + "."
}

func (e english) OffTopic() string {
	return "That is not something I can help with: I answer from " + e.pages("one page", "a few pages") + ", about " + e.subject + "."
}

func (e english) NotBetween() string {
	return "The page does not say how the two are related; it only lists who is " + e.in + "."
}

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
