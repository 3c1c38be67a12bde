package talk

import (
	"bytes"
	"context"
	"strings"
	"sync/atomic"

	"github.com/slack-go/slack"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/corpus"
	"miswg/index/answer/exam"
)

// home is the Home tab.
type home struct {
	*desk
	picture *picture
}

// onOpened draws the Home, or in the agent pane suggests what to ask.
func (h *home) onOpened(ctx context.Context, j *queue.Job) {
	o, e := j.Event, &j.Event.Event
	if e.User == "" || !h.first(ctx, j, o.Key()) {
		return
	}
	if e.Tab == "messages" {
		(&agent{h.desk}).greet(ctx, e)
		return
	}
	h.publish(ctx, j, e.User, "")
}

// publish draws a person's Home with what they chose to browse.
func (h *home) publish(ctx context.Context, j *queue.Job, user, browse string) {
	l := h.Languages.Of(ctx, user)
	v := render.Home(render.HomeData{
		Lang:           l,
		Chosen:         h.Languages.Chosen(ctx, user),
		Listed:         h.Engine.Listed(l),
		Examples:       h.Engine.Examples(l),
		Groups:         h.Engine.GroupQuestions(l),
		Source:         h.Engine.Document(),
		Body:           h.Engine.Body(),
		Digest:         h.Engine.Digest(),
		Marks:          h.listed(),
		Browse:         browse,
		MapFile:        h.picture.id(),
		Exam:           h.lastExam(ctx),
		Today:          h.Now(),
		KeepsQuestions: h.KeepsQuestions,
	})
	h.Outbox.Show(j.Task, "home "+user, "views.publish", func(ctx context.Context) error {
		_, err := h.API.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: v})
		return err
	})
}

// lastExam is the result that is kept, none where there are no exams.
func (h *home) lastExam(ctx context.Context) exam.Result {
	if h.Exam == nil {
		return exam.Result{}
	}
	r, err := h.Ledger.Store.LastExam(ctx)
	ledger.Report(h.Log, "the last exam is not known", err)
	return r
}

// onBrowse lists what was chosen: part of the Home's own list, or a group, whose
// members are a question.
func (h *home) onBrowse(ctx context.Context, j *queue.Job) {
	if !h.click(ctx, j) {
		return
	}
	l, chosen := h.language(ctx, j), j.Action.Actions[0].Chosen()
	q := render.BrowseQuestion(chosen, h.Engine.GroupQuestions(l))
	if q == "" {
		h.publish(ctx, j, j.To.User, chosen)
		return
	}
	r := render.Ref{Text: q, Unasked: true, Lang: l, Force: true}
	if a, ok := h.answer(ctx, j, r, false); ok {
		h.open(ctx, j, h.window(a, r))
	}
}

// onLanguage keeps a person's language and draws the Home in it.
func (h *home) onLanguage(ctx context.Context, j *queue.Job) {
	if !h.click(ctx, j) {
		return
	}
	l, ok := languageOf(strings.ToLower(j.Action.Actions[0].Chosen()))
	if !ok {
		return
	}
	if _, ok = h.setLanguage(ctx, j, l); ok {
		h.publish(ctx, j, j.To.User, "")
	}
}

// picture is the map of the membership, as a file of Slack's.
type picture struct {
	*desk
	file atomic.Pointer[string]
}

// upload gives Slack the picture, at the start and after each change of the
// membership, where the scope for it is granted. Until it is there, and without it,
// the Home shows the list alone.
func (p *picture) upload() {
	if p.Map == nil || p.MapFile != "" || !p.Self.Can(filesScope) {
		return
	}
	png, err := p.Map()
	if err != nil {
		p.Log.Warn("map not drawn", "cause", err)
		return
	}
	listed := p.Engine.Listed(corpus.English)
	c := &outbox.Call{Lane: "map", Method: uploadMethod, Tries: 5, Make: func(ctx context.Context, _ bool) error {
		f, err := p.API.UploadFileContext(ctx, slack.UploadFileParameters{
			Reader: bytes.NewReader(png), FileSize: len(png), Filename: "miswg-map.png",
			Title: render.MapTitle(corpus.English), AltTxt: render.MapAlt(corpus.English, listed),
		})
		if err == nil {
			p.file.Store(&f.ID)
		}
		return err
	}}
	c.Done = func(_ context.Context, err error) {
		if err != nil {
			p.Log.Warn("map not uploaded", "cause", retry.Reason(err))
		}
	}
	p.Outbox.Submit(nil, c)
}

// id returns the Slack file ID of the map, "" while there is none.
func (p *picture) id() string {
	if id := p.file.Load(); id != nil {
		return *id
	}
	return p.MapFile
}
