// SPDX-License-Identifier: MIT

// Package localslack is a small Slack in one process: enough Web API and Socket Mode to run a bot without an account.
//
// [Start] opens a workspace with channels, people and one installed app on a loopback port. Point the bot at
// [Server.APIURL] with [Server.AppToken] and [Server.BotToken]; it connects as it would to Slack. Then do what people
// do ([Server.Say], [Server.Slash], [Server.Click], [Server.Choose], [Server.Type], [Server.Open], [Server.Shortcut],
// [Server.Submit]), wait with [Server.Await] until a condition on [State] holds, and read what everybody saw with
// [Server.Transcript]. Whatever Slack's documentation forbids (blocks over their limits, late or double
// acknowledgements, a response_url used too often) is refused as Slack refuses it and kept in [Server.Complaints];
// a test ends with a check that [Server.Check] is nil. Faults are injected per Web API method ([Options.Fault],
// [Server.Inject]) and per socket ([Server.Disconnect], [Server.Kill], [Server.Freeze], [Server.Redeliver]).
//
// People and places are named as a person would: "alice", "#general", "@miswg" (the person's DM with the bot), or by
// ID. It is written from Slack's documentation and shares no code with any client.
//
// This package wires its parts, which are those below it, and answers tests.
package localslack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"time"

	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/manifest"
	"miswg/bot/localslack/socket"
	"miswg/bot/localslack/webapi"
	"miswg/bot/localslack/workspace"
)

// Server is a running workspace. Its methods, and those of its parts, may be called from any goroutine.
type Server struct {
	*acts.Verbs
	*acts.Seekers
	*core.Notes
	*socket.Control
	*webapi.Faults
	core *core.Core
	ws   *workspace.Workspace
	http *http.Server
}

// Start opens the workspace. An error means that the manifest breaks Slack's schema, or that a person or channel
// is named twice.
func Start(opts Options) (*Server, error) {
	opts = opts.withDefaults()
	app, err := manifest.New(opts.Manifest, opts.Scopes, opts.ExtraScopes)
	if err != nil {
		return nil, fmt.Errorf("localslack: %w", err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("localslack: %w", err)
	}
	s := &Server{core: core.New(app, "http://"+ln.Addr().String(), opts.Now, opts.Keep, opts.Logger)}
	mail, sockets, control := socket.New(s.core, socket.Options{AckTimeout: opts.AckTimeout, PingInterval: opts.PingInterval, PongTimeout: opts.PongTimeout,
		DisconnectGrace: opts.DisconnectGrace, RetryDelays: opts.RetryDelays, MaxConnections: opts.MaxConnections, Seed: opts.Seed, Keep: opts.Keep})
	if s.ws, err = workspace.New(s.core, mail, sockets, opts.People, opts.Channels); err != nil {
		_ = ln.Close()
		return nil, fmt.Errorf("localslack: %w", err)
	}
	s.Notes, s.Control, s.Verbs, s.Seekers = s.core.Notes, control, acts.New(s.ws), acts.NewSeekers(s.ws)
	var handler http.Handler
	handler, s.Faults = webapi.New(s.ws, opts.Fault)
	s.http = &http.Server{Handler: programsOnly(ln.Addr().String(), handler), ReadHeaderTimeout: 10 * time.Second, ErrorLog: slog.NewLogLogger(opts.Logger.Handler(), slog.LevelDebug)}
	s.core.Go(func() {
		if err := s.http.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
			opts.Logger.Error("serve", "err", err)
		}
	})
	return s, nil
}

// clientOrigin is what Slack's clients say their sockets come from.
const clientOrigin = "https://api.slack.com"

// programsOnly lets no web page in: a page names its origin, and one that rebinds a name of its own to this address
// names another host. A bot does neither.
func programsOnly(host string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		foreign := !slices.Contains([]string{"", clientOrigin}, r.Header.Get("Origin"))
		page := foreign || r.Header.Get("Sec-Fetch-Site") != ""
		if page || r.Host != host {
			http.Error(w, "this is for a bot, not for a page", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Close ends the workspace: sockets, hanging calls and watchers. It may be called more than once; the error is always nil.
func (s *Server) Close() error {
	s.core.Lock()
	first := s.core.End()
	s.core.Unlock()
	if first {
		_ = s.http.Close()
		s.ws.Sockets.Close()
	}
	s.core.Wait()
	return nil
}

// APIURL is the base of the Web API, with its trailing slash.
func (s *Server) APIURL() string { return s.core.Base + "/api/" }

// AppToken is the app-level token (xapp-…). It is worth nothing outside this server.
func (s *Server) AppToken() string { return s.core.App.AppToken }

// BotToken is the bot token (xoxb-…). It is worth nothing outside this server.
func (s *Server) BotToken() string { return s.core.App.BotToken }

// BotUserID is the bot's user, the one in a mention.
func (s *Server) BotUserID() string { return core.BotUserID }

// App is what the app may do, and what it says of itself. It is not to be changed.
func (s *Server) App() *manifest.App { return s.core.App }

// SendEvent delivers an event of any type, known or not, subscribed or not, and returns the envelope's ID.
// inner must be a JSON object with a type.
func (s *Server) SendEvent(inner []byte) (string, error) {
	var ev loose.Object
	if err := json.Unmarshal(inner, &ev); err != nil {
		return "", fmt.Errorf("localslack: event: %w", err)
	}
	s.core.Lock()
	defer s.core.Unlock()
	return s.ws.Mail.Deliver(s.ws.Events.Envelope(loose.Str(ev["type"]), ev, s.ws.People.Channel(loose.Str(ev["channel"])))).ID, nil
}

// State is a snapshot.
func (s *Server) State() State {
	s.core.Lock()
	defer s.core.Unlock()
	return s.ws.Snapshot()
}

// Await returns nil as soon as done says true of the State, asking again after every change. When ctx ends first the
// error holds the transcript so far. done runs outside any lock and must not change what it is given.
func (s *Server) Await(ctx context.Context, done func(State) bool) error {
	for {
		s.core.Lock()
		soon, st := s.core.Soon(), s.ws.Snapshot()
		s.core.Unlock()
		if done(st) {
			return nil
		}
		select {
		case <-soon:
		case <-s.core.Done():
			return fmt.Errorf("localslack: await: the server is closed")
		case <-ctx.Done():
			return fmt.Errorf("localslack: await: %w; so far:\n%s", ctx.Err(), s.Transcript())
		}
	}
}

// Shown is what a person has in front of them besides messages, as payloads carry it (title, submit, close, blocks,
// state.values): the open modals, root first, and the Home tab, nil where there is none.
func (s *Server) Shown(who string) (modals []json.RawMessage, home json.RawMessage) {
	s.core.Lock()
	defer s.core.Unlock()
	p := s.ws.People.Find(who)
	if p == nil {
		return nil, nil
	}
	shown := func(v *workspace.View) json.RawMessage { return loose.Encode(s.ws.Views.JSON(v)) }
	if v := s.ws.Views.Homes[p.ID]; v != nil {
		home = shown(v)
	}
	return loose.Each(s.ws.Views.Modals[p.ID], shown), home
}

// FileContent is the bytes of a file, such as a picture the bot uploaded; nil when there are none. They are not to be changed.
func (s *Server) FileContent(id string) []byte {
	s.core.Lock()
	defer s.core.Unlock()
	return s.ws.Files.Content[id]
}
