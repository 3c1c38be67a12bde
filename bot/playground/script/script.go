// SPDX-License-Identifier: MIT

// Package script plays conversations that are written down: for the tests of the bot, and for whoever shows one in
// the playground.
package script

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
)

// A Script is a conversation: what people do, one move a line. It is a txtar archive: a comment, then the parts
// "setup" (optional), "moves" and "transcript" (what came of it, not read here). A move "attaches" what another part
// holds.
type Script struct {
	Tier    app.Tier           // lean where the setup is silent
	Parts   []app.Tier         // of the manifest, beside the tier
	Slack   localslack.Options // without a manifest
	Bot     bot.Config         // without tokens and address
	Allowed []string           // kinds of complaint that the moves provoke
	Edits   [][2]string        // of the page on the web: what stands on it, and what stands there once it has changed
	Moves   []string           // a person, a verb, and the rest

	parts map[string]string
}

// Parse reads a script.
func Parse(text []byte) (*Script, error) {
	s := &Script{Tier: app.Lean, parts: map[string]string{}}
	for _, f := range txtar.Parse(text).Files {
		s.parts[f.Name] = string(f.Data)
	}
	moves, ok := s.parts["moves"]
	if !ok {
		return nil, errors.New("playground: script: there is no part -- moves --")
	}
	for line := range strings.Lines(moves) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			s.Moves = append(s.Moves, line)
		}
	}
	for line := range strings.Lines(s.parts["setup"]) {
		if err := s.set(strings.TrimSpace(line)); err != nil {
			return nil, fmt.Errorf("playground: script: %q: %w", strings.TrimSpace(line), err)
		}
	}
	return s, nil
}

// set reads one line of the setup: a key and its value.
func (s *Script) set(line string) error {
	key, value, _ := strings.Cut(line, " ")
	var err error
	switch key {
	case "":
	case "allow":
		s.Allowed = strings.Fields(value)
	case "tier":
		s.Tier = app.Tier(value)
	case "workflow", "search":
		s.Parts = append(s.Parts, app.Tier(key))
	case "scopes": // besides the manifest's
		s.Slack.ExtraScopes = strings.Fields(value)
	case "channels":
		s.Bot.Channels = strings.Fields(value)
	case "groups":
		s.Bot.UserGroups = strings.Fields(value)
	case "admins":
		s.Bot.Admins = strings.Fields(value)
	case "elsewhere":
		s.Bot.AskElsewhere = value
	case "refuse-externals":
		s.Bot.RefuseExternals = true
	case "page": // before => after
		before, after, _ := strings.Cut(value, " => ")
		s.Edits = append(s.Edits, [2]string{before, after})
	case "user-rate":
		s.Bot.UserRate, err = strconv.Atoi(value)
	case "work-objects":
		s.Bot.WorkObjects = true
	case "map":
		s.Bot.MapFile = value
	default:
		err = errors.New("unknown setup")
	}
	return err
}

// attached reads what a move attaches to the person's next post: "NAME: CONTENT", with \n and \t for line breaks and
// tabs, or "NAME" alone, whose content is the part called NAME or, in base64, "NAME base64".
func (s *Script) attached(move string) (localslack.SayOption, error) {
	name, content, given := strings.Cut(move, ": ")
	if given {
		return acts.WithFile(name, []byte(strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(content))), nil
	}
	if text, ok := s.parts[name]; ok {
		return acts.WithFile(name, []byte(text)), nil
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s.parts[name+" base64"]), ""))
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name+" base64", err)
	}
	if len(data) == 0 {
		return nil, fmt.Errorf("there is no part %q", name)
	}
	return acts.WithFile(name, data), nil
}

// posted notes what later moves take for the last post.
func (p *play) posted(act localslack.Act, err error) (localslack.Act, error) {
	p.said, p.root = act.Ref, act.TS
	return act, err
}
