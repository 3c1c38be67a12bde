package playground

import (
	"cmp"
	"errors"

	"miswg/bot/render"
	"miswg/bot/talk"
	"miswg/corpus"
	"miswg/index/answer"
)

// notes are the short messages, and what is added to an answer; a is an answer that has
// sources, and o how it is drawn.
func notes(e talk.Engine, a answer.Answer, o render.Options) []sample {
	l, b, doc := a.Lang, e.Body(), e.Document()
	const address = "https://local.slack.com/archives/C0LOCALGENERAL/p1"
	return []sample{
		message("Kept question", render.Kept(render.Answer(a, o), l, b)),
		message("Quoted lines", render.Unquoted(render.Answer(a, o), l)),
		message("Answered above", render.Again(render.Answer(a, o), a, address, true)),
		message("Answered before", render.Again(render.Answer(a, o), a, address, false)),
		message("Failed", render.Failed(l, "ab12cd34")),
		message("Busy", render.Busy.In(l)),
		message("Restarting", render.Restarting.In(l)),
		message("Slow down", render.SlowDown.In(l)),
		message("Not here", render.NotHere.In(l)),
		message("Not you", render.NotYou.In(l)),
		message("Other organisation", render.NotExternal(l, doc)),
		message("Thanks", render.Thanks.In(l)),
		message("Shared", render.Shared(l, "")),
		message("Shared in a thread", render.Shared(l, "1.2")),
		message("Cannot share", render.CannotShare(l, "")),
		message("Cannot share in a thread", render.CannotShare(l, "1.2")),
		message("Expired", render.Expired.In(l)),
		message("Gone", render.Gone.In(l)),
		message("Language set", render.LanguageSet(l, l)),
		message("Language usage", render.LanguageUsage(l, b)),
		message("Forgotten", render.Forgotten(l)),
		message("Forgotten, but for traces", render.ForgottenButTraces(l)),
		message("Not kept", render.NotKept.In(l)),
		message("Too long", render.TooLong(l, b)),
		message("A list, please", render.PasteHere(l)),
		message("Files that were not read", render.Notes([]string{render.FileNote(l, "a.pdf", errors.ErrUnsupported), render.FilesNote(l, 2)})),
	}
}

// admins are the messages that administrators alone get.
func admins(e talk.Engine, l corpus.Lang) []sample {
	digest := e.Digest()
	term := e.Body().Samples.Unsaid.In(l)
	return []sample{
		message("Not an administrator", render.NotAdmin(l, e.Body())),
		message("Read anew", render.Reloaded(l, digest, true, nil)),
		message("Refused corpus", render.Reloaded(l, digest, false, errors.New("members.yaml:3: …"))),
		message("What was asked in vain", render.Gaps(l, cmp.Or(e.Document().Captured, "2026-01-05"), []render.Gap{{Term: term, People: 4, Questions: 7}})),
		message("Exam begun", render.ExamBegun.In(l)),
		message("Exam under way", render.ExamUnderWay.In(l)),
		message("No exam", render.NoExam.In(l)),
		message("Exam", examined(l, digest)),
		message("Vote not counted", render.NotCounted.In(l)),
	}
}
