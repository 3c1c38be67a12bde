package render

import (
	"miswg/corpus"
)

// A note is a short private message without buttons.
func note(s string) Message {
	var b blocks
	b.add(textSection(s))
	return Message{Text: escape(trim(line(s), maxText/2)), Blocks: b}
}

// Restarting says that a question came while the bot was stopping.
func Restarting(l corpus.Lang) Message { return note(in(l).restarting()) }

// Busy says that a question was shed under load.
func Busy(l corpus.Lang) Message { return note(in(l).busy()) }

// SlowDown says that somebody asks faster than allowed.
func SlowDown(l corpus.Lang) Message { return note(in(l).slowDown()) }

// Failed apologises for an error of ours; ref is also in the log.
func Failed(l corpus.Lang, ref string) Message { return note(in(l).failed(line(ref))) }

// NotHere refuses to answer in a channel that is not on the list.
func NotHere(l corpus.Lang) Message { return note(in(l).notHere()) }

// NotYou refuses to answer somebody who is in none of the groups on the list.
func NotYou(l corpus.Lang) Message { return note(in(l).notYou()) }

// NotExternal refuses to answer somebody of another workspace, and points to the
// public page.
func NotExternal(l corpus.Lang, d corpus.Document) Message {
	w := in(l)
	m := note(w.notExternal())
	if d.URL != "" {
		m.Text += " " + d.URL
		m.Blocks = append(m.Blocks, contextLine(mrkdwn(link(d.URL, d.Title), maxTextObject)))
	}
	return m
}

// CannotShare says that the channel did not take a shared answer.
func CannotShare(l corpus.Lang) Message { return note(in(l).cannotShare()) }

// Shared confirms that an answer was posted.
func Shared(l corpus.Lang) Message { return note(in(l).shared()) }

// Expired says that a button can no longer be understood.
func Expired(l corpus.Lang) Message { return note(in(l).expired()) }

// Thanks confirms feedback.
func Thanks(l corpus.Lang) Message { return note(in(l).thanks()) }

// LanguageSet confirms a person's language, in that language; "" is no setting.
func LanguageSet(chosen, l corpus.Lang) Message { return note(in(l).languageSet(chosen)) }

// LanguageUsage says how to set the language.
func LanguageUsage(l corpus.Lang, b corpus.Body) Message { return note(of(l, b).languageUsage()) }

// Forgotten confirms that what was kept about a person is deleted; otherwise it
// says that it could not be.
func Forgotten(l corpus.Lang, done bool) Message {
	if done {
		return note(in(l).forgotten())
	}
	return note(in(l).notForgotten())
}

// TooLong says that an answer does not fit a window.
func TooLong(l corpus.Lang, b corpus.Body) Message { return note(of(l, b).tooLong()) }
