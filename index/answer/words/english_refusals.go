package words

import (
	"strings"
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

func (e english) PageSays() string { return "In the page's own words:" }

func (e english) OffTopic() string {
	return "That is not something I can help with: I answer from " + e.pages("one page", "a few pages") + ", about " + e.subject + "."
}

func (e english) NotBetween() string {
	return "The page does not say how the two are related; it only lists who is " + e.in + "."
}
