package script

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"miswg/bot"
	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/render"
)

// A Stage is where a script is played: a workspace with a bot at work in it.
type Stage struct {
	Slack   *localslack.Server
	Bot     *bot.Bot
	Command string // of Slack, with its slash
}

// Play carries out a script's moves; after each it waits until the bot has finished everything. The transcript of the
// workspace then tells what happened.
func (st Stage) Play(ctx context.Context, s *Script) error {
	p := &play{Stage: st, Server: st.Slack, script: s, ctx: ctx}
	for n, line := range s.Moves {
		err := p.carryOut(line)
		if err == nil {
			err = st.Settle(ctx)
		}
		if err != nil {
			return fmt.Errorf("playground: move %d, %q: %w", n+1, line, err)
		}
	}
	return nil
}

// Settle waits until everything sent to the bot is acknowledged and everything it took is finished: what has not been
// said by then is never said. The bot's own work makes no change that could be waited for.
func (st Stage) Settle(ctx context.Context) error {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		if st.Slack.State().Pending == 0 && st.Bot.Stats().Waiting == 0 && st.Slack.State().Pending == 0 {
			return nil
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// play is a script under way, with what its moves refer to.
type play struct {
	Stage
	*localslack.Server
	script   *Script
	ctx      context.Context
	last     localslack.Act         // of a person
	root     string                 // timestamp of the last post outside threads
	said     localslack.Ref         // the last post
	attached []localslack.SayOption // to the next post
}

// A move is a line taken apart.
type move struct {
	who, verb, rest string
	what, value     string // rest, at its first space: where and the text, or a control and its choice
}

func read(line string) move {
	var m move
	m.who, m.rest, _ = strings.Cut(line, " ")
	m.verb, m.rest, _ = strings.Cut(m.rest, " ")
	m.rest = strings.ReplaceAll(m.rest, `\n`, "\n")
	m.what, m.value, _ = strings.Cut(m.rest, " ")
	return m
}

// carryOut makes a move of any kind.
func (p *play) carryOut(line string) (err error) {
	m := read(strings.ReplaceAll(line, "{receipt}", p.receipt()))
	switch m.verb { // what nobody does on purpose, and what leaves no trace in Slack
	case "attaches": // name: content, or the name of a part, to the next post
		file, err := p.script.attached(m.rest)
		p.attached = append(p.attached, file)
		return err
	case "downloads": // name
		_, err = p.Download(p.ctx, m.who, m.rest)
	case "event": // an event of any kind
		_, err = p.SendEvent([]byte(m.rest))
	case "faults": // method error, once
		p.Inject(m.what, localslack.Fault{Error: m.value, Times: 1})
	case "looks": // after the page, as far as that is due
		p.Bot.Look(p.ctx)
	case "duplicate": // the last envelopes, the same frames again
		err = p.again(p.Duplicate)
	case "redeliver": // the last events, as after a timeout
		err = p.again(func(e string) error { _, err := p.Redeliver(e); return err })
	default:
		p.last, err = p.handle(m)
	}
	return err
}

func (p *play) again(send func(envelope string) error) error {
	for _, e := range p.last.Envelopes {
		if err := send(e); err != nil {
			return err
		}
	}
	return nil
}

// say posts with what was attached before, once.
func (p *play) say(m move, o ...localslack.SayOption) (localslack.Act, error) {
	o = append(p.attached, o...)
	p.attached = nil
	return p.Say(p.ctx, m.who, m.what, m.value, o...)
}

var receiptCode = regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b`)

// receipt is the code under the last answer that everybody sees; "" before the first.
func (p *play) receipt() (code string) {
	for _, m := range p.Slack.State().FromBot() {
		if found := receiptCode.FindString(m.Text); found != "" {
			code = found
		}
	}
	return code
}

// handle carries out what people do.
func (p *play) handle(m move) (act localslack.Act, err error) {
	none := localslack.Ref{}
	switch m.verb {
	case "says": // #where text
		return p.posted(p.say(m))
	case "composes": // #where text, which is not sent
		return p.Compose(p.ctx, m.who, m.what, m.value)
	case "sends": // in Slack's own markup
		return p.posted(p.say(m, acts.Verbatim()))
	case "replies": // in the thread of the last post
		act, err = p.say(m, acts.InThread(p.root))
		p.said = act.Ref
		return act, err
	case "uploads": // #where name content
		name, content, _ := strings.Cut(m.value, " ")
		return p.posted(p.Say(p.ctx, m.who, m.what, "see the file", acts.WithFile(name, []byte(content))))
	case "botposts": // #where message as JSON
		return p.posted(p.BotPosts(p.ctx, m.what, []byte(strings.ReplaceAll(m.value, "\n", `\n`))))
	case "forwards": // #where comment: the last post
		return p.posted(p.Forward(p.ctx, m.who, p.said, m.what, m.value))
	case "says-long": // #where count text
		n, unit, _ := strings.Cut(m.value, " ")
		count, err := strconv.Atoi(n)
		if err != nil {
			return act, err
		}
		return p.Say(p.ctx, m.who, m.what, "<@BOT> "+strings.Repeat(unit, count))
	case "slash": // #where text
		return p.Slash(p.ctx, m.who, m.what, p.Command, m.value)
	case "botsays":
		return p.BotSays(p.ctx, m.what, m.value, false)
	case "edits":
		return p.Edit(p.ctx, m.who, p.said, m.rest)
	case "deletes":
		return p.Delete(p.ctx, m.who, p.said)
	case "clicks":
		return p.Click(p.ctx, m.who, none, m.rest)
	case "clicks-home":
		return p.Click(p.ctx, m.who, acts.InHome(), m.rest)
	case "chooses": // action_id option
		return p.Choose(p.ctx, m.who, none, m.what, m.value)
	case "chooses-home":
		return p.Choose(p.ctx, m.who, acts.InHome(), m.what, m.value)
	case "types", "types-in-vain": // action_id text: whether anything is offered
		options, err := p.Type(p.ctx, m.who, none, m.what, m.value)
		if vain := len(options) == 0; err == nil && vain != (m.verb == "types-in-vain") {
			err = fmt.Errorf("%d choices are offered", len(options))
		}
		return act, err
	case "fills": // label text
		return p.Fill(p.ctx, m.who, none, m.what, m.value)
	case "submits":
		_, err = p.Submit(p.ctx, m.who, nil)
		return act, err
	case "opens":
		return p.Open(p.ctx, m.who, m.rest)
	case "opens-pane":
		return p.OpenAgentPane(p.ctx, m.who)
	case "stops":
		return p.StopAgent(p.ctx, m.who, p.said)
	case "joins":
		return p.Join(p.ctx, m.who, m.rest)
	case "removes":
		return act, p.Remove(p.ctx, m.who, m.rest)
	case "checks": // the message shortcut on the last post
		return p.Shortcut(p.ctx, m.who, string(render.CheckShortcut), p.said)
	case "looks-up":
		return p.Shortcut(p.ctx, m.who, string(render.LookupShortcut), none)
	case "runs": // step "title" with name
		title, name, _ := strings.Cut(strings.TrimPrefix(m.rest, `step "`), `" with`)
		return p.RunStepFor(p.ctx, m.who, title, strings.TrimSpace(name))
	case "searches": // words, in Slack's own search
		return p.Search(p.ctx, m.who, m.rest)
	case "opens-entity": // its title, of what was found or stands under a link
		return p.OpenEntity(p.ctx, m.who, m.rest)
	case "closes":
		return p.CloseView(p.ctx, m.who)
	}
	return act, fmt.Errorf("unknown verb %q", m.verb)
}
