package render

import (
	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
)

// Help draws what can be asked: a look-up by name, and examples that are
// guaranteed to be answered.
func Help(l corpus.Lang, examples []answer.Choice, o Options) Message {
	w := of(l, o.Body)
	var b blocks
	b.add(header(w.Pick("Ask about "+w.body.Short.EN, "Vos questions sur "+w.body.The.FR)), textSection(w.helpText()))
	b.add(actions(lookupSelect(w)))
	if cs := asks(examples, readableChoice/2, o); cs != nil {
		b.add(textSection(w.say("helpTry")), cs)
	}
	b.add(contextLine(plain(w.helpHow(), maxTextObject)))
	text := escape(w.helpText() + "\n" + w.helpHow())
	for _, c := range examples[:min(len(examples), readableChoice/2)] {
		text += "\n• " + escape(trim(line(c.Label), maxButton))
	}
	return Message{Text: trim(text, maxText), Blocks: b.upTo(limitOf(o))}
}

// lookupSelect is the typeahead: it asks from the first keystroke, and before it.
func lookupSelect(w about) *slack.SelectBlockElement {
	s := slack.NewOptionsSelectBlockElement(slack.OptTypeExternal, plain(w.Pick("Look up a country or organisation…", "Chercher un pays ou une organisation…"), maxPlaceholder), string(LookupAction))
	s.MinQueryLength = new(int)
	return s
}

// Suggestions draws typeahead results. No result is an empty list, not a missing one.
func Suggestions(found []answer.Option) map[string]any {
	out := make([]*slack.OptionBlockObject, 0, len(found))
	for _, f := range found {
		if len(out) == maxOptions {
			break
		}
		if f.ID == "" || length(f.ID) > maxOptionValue {
			continue
		}
		out = append(out, option(f.ID, f.Label, f.Description))
	}
	return map[string]any{"options": out}
}

// Prompts returns the titles and messages of suggested prompts, as many as the
// agent pane shows.
func Prompts(l corpus.Lang, examples []answer.Choice) (title string, prompts []slack.AssistantThreadsPrompt) {
	for _, c := range examples[:min(len(examples), maxPrompts)] {
		prompts = append(prompts, slack.AssistantThreadsPrompt{Title: trim(line(c.Label), maxButton), Message: trim(line(c.Ask), maxButtonValue)})
	}
	return l.Pick("You could ask", "Vous pourriez demander"), prompts
}

// ThreadTitle is the title of an agent session about a question.
func ThreadTitle(question string) string { return trim(line(question), readableName) }
