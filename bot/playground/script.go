package playground

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/render"
)

// A Script is a conversation: what people do, one move a line. The format is
// that of the tests (bot/testdata/conversations): a comment, then the parts
// "-- setup --" (optional), "-- moves --" and "-- transcript --" (what came of
// it, not read here). A move "attaches" what another part holds, see [acts.Attached].
type Script struct {
	Setup Setup
	moves []string
	parts map[string]string // files that moves attach are among them
}

// ParseScript reads a script. Its setup chooses the tier, lean when it is silent.
func ParseScript(text string) (*Script, error) {
	parts := archive(text)
	moves, ok := parts["moves"]
	if !ok {
		return nil, fmt.Errorf("playground: script: there is no part -- moves --")
	}
	setup, err := settings(parts["setup"])
	if err != nil {
		return nil, fmt.Errorf("playground: script: %w", err)
	}
	return &Script{setup, strings.Split(moves, "\n"), parts}, nil
}

// archive splits a text into its named parts.
func archive(text string) map[string]string {
	parts := map[string]string{}
	name := ""
	for line := range strings.Lines(text) {
		if n, ok := strings.CutPrefix(strings.TrimRight(line, "\r\n"), "-- "); ok && strings.HasSuffix(n, " --") {
			name = strings.TrimSuffix(n, " --")
			parts[name] += ""
			continue
		}
		if name != "" {
			parts[name] += line
		}
	}
	return parts
}

// settings reads the setup part: one "key value" a line.
func settings(text string) (Setup, error) {
	s := Setup{Tier: app.Lean}
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		var err error
		switch key {
		case "", "allow": // the tests allow complaints; here they are only shown
		case "tier":
			s.Tier = app.Tier(value)
		case "scopes":
			s.Slack.ExtraScopes = strings.Fields(value)
		case "channels":
			s.Bot.Channels = strings.Fields(value)
		case "groups":
			s.Bot.UserGroups = strings.Fields(value)
		case "refuse-externals":
			s.Bot.RefuseExternals = true
		case "user-rate":
			s.Bot.UserRate, err = strconv.Atoi(value)
		case "map":
			s.Bot.MapFile = value
		default:
			err = fmt.Errorf("unknown setup")
		}
		if err != nil {
			return s, fmt.Errorf("%q: %w", strings.TrimSpace(line), err)
		}
	}
	return s, nil
}

// Play carries out a script's moves; after each it waits until the bot has
// finished everything. [localslack.Server.Transcript] then tells what happened.
func (s *Server) Play(ctx context.Context, script *Script) error {
	p := &play{ctx: ctx, Server: s.slack, app: s.app, parts: script.parts}
	for n, line := range script.moves {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		err := p.move(line)
		if err == nil {
			err = s.settle(ctx)
		}
		if err != nil {
			return fmt.Errorf("playground: move %d, %q: %w", n+1, line, err)
		}
	}
	return nil
}

// settle waits until everything sent is acknowledged and everything taken is
// finished. The bot's own work makes no change that could be waited for.
func (s *Server) settle(ctx context.Context) error {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		if s.slack.State().Pending == 0 && s.bot.Stats().Waiting == 0 && s.slack.State().Pending == 0 {
			return nil
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// play remembers what later moves refer to.
type play struct {
	*localslack.Server
	ctx  context.Context
	last localslack.Act // of a person
	root string         // timestamp of the last post outside threads
	said localslack.Ref // the last post
	app  appInfo        // the bot and its command

	parts    map[string]string      // of the script
	attached []localslack.SayOption // to the next post
}

// move carries out one line: a person, a verb, and the rest.
func (p *play) move(line string) error {
	who, rest, _ := strings.Cut(line, " ")
	verb, rest, _ := strings.Cut(rest, " ")
	rest = strings.ReplaceAll(rest, `\n`, "\n")
	where, text, _ := strings.Cut(rest, " ")
	act, err := p.post(who, verb, where, text)
	if act == nil && err == nil {
		act, err = p.interact(who, verb, rest)
	}
	if act == nil && err == nil {
		return p.handle(who, verb, rest)
	}
	if act != nil && err == nil {
		p.last = *act
	}
	return err
}

// post carries out the verbs that write something; nil means another verb.
func (p *play) post(who, verb, where, text string) (*localslack.Act, error) {
	var act localslack.Act
	var err error
	switch verb {
	case "says":
		act, err = p.Say(p.ctx, who, where, text, p.attachments()...)
	case "sends": // in Slack's own markup
		act, err = p.Say(p.ctx, who, where, text, append(p.attachments(), acts.Verbatim())...)
	case "replies": // in the thread of the last post
		act, err = p.Say(p.ctx, who, where, text, append(p.attachments(), acts.InThread(p.root))...)
		p.said = act.Ref
		return &act, err
	case "uploads": // #where name content
		name, content, _ := strings.Cut(text, " ")
		act, err = p.Say(p.ctx, who, where, "see the file", acts.WithFile(name, []byte(content)))
	case "botposts": // #where message as JSON
		act, err = p.BotPosts(p.ctx, where, []byte(strings.ReplaceAll(text, "\n", `\n`)))
	case "forwards": // #where comment: the last post
		act, err = p.Forward(p.ctx, who, p.said, where, text)
	case "says-long": // #where count text
		n, unit, _ := strings.Cut(text, " ")
		count, wrong := strconv.Atoi(n)
		if wrong != nil {
			return nil, wrong
		}
		act, err = p.Say(p.ctx, who, where, "@"+p.app.Name+" "+strings.Repeat(unit, count))
		return &act, err
	case "slash":
		act, err = p.Slash(p.ctx, who, where, p.app.Commands[0].Command, text)
		return &act, err
	case "botsays":
		act, err = p.BotSays(p.ctx, where, text, false)
		return &act, err
	default:
		return nil, nil
	}
	p.said, p.root = act.Ref, act.TS
	return &act, err
}

// interact carries out the verbs on what is there; nil means another verb.
func (p *play) interact(who, verb, rest string) (*localslack.Act, error) {
	var act localslack.Act
	var err error
	what, value, _ := strings.Cut(rest, " ")
	switch verb {
	case "edits":
		act, err = p.Edit(p.ctx, who, p.said, rest)
	case "deletes":
		act, err = p.Delete(p.ctx, who, p.said)
	case "clicks":
		act, err = p.Click(p.ctx, who, localslack.Ref{}, rest)
	case "clicks-home":
		act, err = p.Click(p.ctx, who, acts.InHome(), rest)
	case "chooses": // action_id option
		act, err = p.Choose(p.ctx, who, localslack.Ref{}, what, value)
	case "chooses-home":
		act, err = p.Choose(p.ctx, who, acts.InHome(), what, value)
	case "types": // action_id text
		_, err = p.Type(p.ctx, who, localslack.Ref{}, what, value)
	case "fills": // label text
		act, err = p.Fill(p.ctx, who, localslack.Ref{}, what, value)
	case "submits":
		_, err = p.Submit(p.ctx, who, nil)
	case "opens":
		act, err = p.Open(p.ctx, who, rest)
	case "opens-pane":
		act, err = p.OpenAgentPane(p.ctx, who)
	case "stops":
		act, err = p.StopAgent(p.ctx, who, p.said)
	case "joins":
		act, err = p.Join(p.ctx, who, rest)
	case "removes":
		err = p.Remove(p.ctx, who, rest)
	case "checks": // the message shortcut on the last post
		act, err = p.Shortcut(p.ctx, who, string(render.CheckShortcut), p.said)
	case "looks-up":
		act, err = p.Shortcut(p.ctx, who, string(render.LookupShortcut), localslack.Ref{})
	case "closes":
		act, err = p.CloseView(p.ctx, who)
	default:
		return nil, nil
	}
	return &act, err
}

// handle carries out the verbs about files.
func (p *play) handle(who, verb, rest string) error {
	switch verb {
	case "attaches": // name: content, or the name of a part, to the next post
		attach, err := acts.Attached(rest, p.parts)
		p.attached = append(p.attached, attach)
		return err
	case "downloads": // name
		_, err := p.Download(p.ctx, who, rest)
		return err
	}
	return p.mishap(who, verb, rest)
}

// attachments are those of the next post, once.
func (p *play) attachments() []localslack.SayOption {
	out := p.attached
	p.attached = nil
	return out
}

// mishap carries out the verbs that nobody does on purpose.
func (p *play) mishap(who, verb, rest string) error {
	what, value, _ := strings.Cut(rest, " ")
	switch {
	case who == "event" || verb == "event": // an event of any kind
		_, err := p.SendEvent([]byte(rest))
		return err
	case verb == "faults": // method error, once
		p.Inject(what, localslack.Fault{Error: value, Times: 1})
		return nil
	case verb != "duplicate" && verb != "redeliver":
		return fmt.Errorf("unknown verb %q", verb)
	}
	for _, e := range p.last.Envelopes {
		var err error
		if verb == "duplicate" {
			err = p.Duplicate(e)
		} else {
			_, err = p.Redeliver(e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
