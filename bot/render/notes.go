package render

import (
	"cmp"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
)

// A note is a short private message without buttons.
func note(s string) Message {
	var b blocks
	b.add(textSection(s))
	return Message{Text: escape(trim(line(s), maxText/2)), Blocks: b}
}

// A Notice is a note that says the same to everybody, in the words that data/phrases.txt
// has under its name.
type Notice string

// The notices.
const (
	Restarting   Notice = "Restarting"   // a question came while the bot was stopping
	Busy         Notice = "Busy"         // a question was shed under load
	SlowDown     Notice = "SlowDown"     // somebody asks faster than allowed
	NotHere      Notice = "NotHere"      // no answer in a channel that is not on the list
	NotYou       Notice = "NotYou"       // no answer to somebody who is in none of the groups on the list
	Expired      Notice = "Expired"      // a button can no longer be understood
	Gone         Notice = "Gone"         // what was chosen is not known any more, since the page changed
	Thanks       Notice = "Thanks"       // for feedback
	NotKept      Notice = "NotKept"      // what a person wanted kept or deleted could not be
	ExamBegun    Notice = "ExamBegun"    // to an administrator: an exam is under way
	ExamUnderWay Notice = "ExamUnderWay" // one goes on already
	NoExam       Notice = "NoExam"       // what answers has no exam
	NotCounted   Notice = "NotCounted"   // to an administrator: a vote came too late
)

// In is the notice in a language.
func (n Notice) In(l corpus.Lang) Message { return note(in(l).say(string(n))) }

// Failed apologises for an error of ours; ref is also in the log.
func Failed(l corpus.Lang, ref string) Message {
	return note(l.Pick("Sorry, something went wrong on my side and I could not answer. Please ask again. Reference: ", "Désolé, une erreur de mon côté m'a empêché de répondre. Reposez votre question. Référence\u00a0: ") + line(ref))
}

// NotExternal refuses to answer somebody of another organisation, and points to the
// public page. All workspaces of an Enterprise Grid are one organisation.
func NotExternal(l corpus.Lang, d corpus.Document) Message {
	m := note(l.Pick("I am set up to answer people of this organisation only. The page I quote is public:", "Je ne réponds qu'aux membres de cette organisation. La page que je cite est publique\u00a0:"))
	if d.URL != "" {
		m.Text += " " + d.URL
		m.Blocks = append(m.Blocks, contextLine(mrkdwn(link(d.URL, d.Title), maxTextObject)))
	}
	return m
}

// CannotShare says that the channel did not take a shared answer, which was for the thread
// named, if any.
func CannotShare(l corpus.Lang, thread string) Message {
	return note(in(l).sayOf(thread != "", "CannotShare"))
}

// Shared confirms that an answer was posted, in the thread named, if any.
func Shared(l corpus.Lang, thread string) Message { return note(in(l).sayOf(thread != "", "Shared")) }

// LanguageSet confirms a person's language, in that language; "" is no setting.
func LanguageSet(chosen, l corpus.Lang) Message {
	return note(in(l).say("LanguageSet " + string(cmp.Or(chosen, "auto"))))
}

// LanguageUsage says how to set the language.
func LanguageUsage(l corpus.Lang, b corpus.Body) Message {
	return note(in(l).say("LanguageUsage", b.Command))
}

// Kept adds to an answer that the text of its question is kept: people are told where
// they ask.
func Kept(m Message, l corpus.Lang, b corpus.Body) Message {
	return besides(m, in(l).say("Kept", b.Command))
}

// Unquoted adds to an answer that quoted lines of its question were not read.
func Unquoted(m Message, l corpus.Lang) Message {
	return besides(m, in(l).say("Unquoted"))
}

// Again tells that the same answer was given before, and where. Where that is enough, since
// it stands above in the same thread, it is all that is said; else it stands under the
// answer.
func Again(m Message, a answer.Answer, address string, enough bool) Message {
	if address == "" {
		return m
	}
	if !enough {
		label := a.Lang.Pick("Answered before in this channel", "Déjà répondu dans ce canal")
		if len(m.Blocks) < maxMessageBlocks {
			m.Blocks = append(m.Blocks, contextLine(mrkdwn(link(address, label), maxTextObject)))
		}
		if told := "\n" + label + a.Lang.Pick(": ", "\u00a0: ") + inText(address); length(m.Text)+length(told) <= maxText {
			m.Text += told
		}
		return m
	}
	label := a.Lang.Pick("answered above in this thread", "répondu plus haut dans ce fil")
	verdict := escape(trim(line(headline(a)), readableReason))
	return Message{
		Text:   verdict + " (" + label + a.Lang.Pick(": ", "\u00a0: ") + inText(address) + ")",
		Blocks: blocks{slack.NewSectionBlock(mrkdwn(verdict+" ("+link(address, label)+")", maxTextObject), nil, nil)},
		Shows:  m.Shows,
		Points: true,
	}
}

// inText is an address of ours in a message's text: Slack's own escape, no other.
func inText(address string) string { return strings.ReplaceAll(address, "&", "&amp;") }

// besides adds a sentence to a message, as far as there is room.
func besides(m Message, said string) Message {
	if len(m.Blocks) > 0 && len(m.Blocks) < maxMessageBlocks {
		m.Blocks = append(m.Blocks, contextLine(plain(said, maxTextObject)))
	}
	if length(m.Text)+1+length(said) <= maxText {
		m.Text += "\n" + said
	}
	return m
}

// Forgotten confirms that what was kept about a person is deleted.
func Forgotten(l corpus.Lang) Message { return note(in(l).say("Forgotten")) }

// ForgottenButTraces confirms it where the database's files may hold bytes of it still.
func ForgottenButTraces(l corpus.Lang) Message {
	return note(in(l).say("Forgotten") + " " + in(l).say("ForgottenButTraces"))
}

// TooLong says that an answer does not fit a window.
func TooLong(l corpus.Lang, b corpus.Body) Message { return note(in(l).say("tooLong", b.Command)) }
