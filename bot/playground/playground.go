// SPDX-License-Identifier: MIT

// Package playground is a local workspace in the browser with the real bot in it.
//
// [Start] opens a [localslack.Server], runs a [bot.Bot] against it over a real WebSocket and the Web API, and serves a
// page on which several people can use both. Nothing on the page answers by itself: what it shows is the workspace's
// state (state.go), what it sends are the verbs that a person has (act.go). The rest is for developers: the wire,
// faults (fault.go), a gallery of everything the renderer draws (gallery.go and those beside it) and scripts
// ([script.Script]).
//
// It listens on a loopback address only and trusts no page but its own (guard.go).
package playground

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/bot/playground/script"
	"miswg/index/live"
)

// Port is tried first when no address is given, so that an address can be remembered.
const Port = "8421"

// Options set up a Server. Only Engine is required.
type Options struct {
	Addr    string       // loopback address, as Listen takes it
	Listen  net.Listener // what Listen returned, in place of Addr; the Server closes it, whatever becomes of it
	Engine  *live.Live   // what the bot answers from; the files of its directory are followed, and whoever opened it closes it after the Server
	Refused func(error)  // told what is wrong with files that changed, once for each fault; nil tells the page and Logger alone
	Setup   Setup        // varies workspace and bot; the zero value has every feature
	Logger  *slog.Logger // nil discards
}

// A Setup varies the workspace and the bot.
type Setup struct {
	Tier  app.Tier           // "" means every tier's features at once
	Parts []app.Tier         // of the app, beside the tier
	Slack localslack.Options // Manifest, Fault and Logger are overwritten
	Bot   bot.Config         // tokens, address and logger are overwritten
}

// Server is a running playground.
type Server struct {
	slack   *localslack.Server
	bot     *bot.Bot
	engine  *live.Live
	faults  *faults
	reread  *bell
	journal *journal
	tray    *tray
	log     *slog.Logger

	newcomers *newcomers

	ln      net.Listener
	http    *http.Server
	ctx     context.Context
	cancel  context.CancelFunc
	running sync.WaitGroup
	ended   chan error // what Run returned
	close   func() error
}

// Start opens everything and returns once the bot is connected. ctx bounds the start alone.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	s := &Server{log: o.Logger, engine: o.Engine, faults: &faults{}, reread: newBell(), journal: &journal{}, tray: &tray{}, newcomers: newNewcomers(), ended: make(chan error, 1)}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	s.close = sync.OnceValue(s.shut)
	if err := s.open(ctx, o); err != nil {
		return nil, fmt.Errorf("playground: %w", errors.Join(err, s.Close()))
	}
	return s, nil
}

// open starts the parts in order; what it started, Close ends.
func (s *Server) open(ctx context.Context, o Options) error {
	var err error
	s.ln = o.Listen
	if s.engine == nil {
		return errors.New("no engine")
	}
	manifest, err := manifestOf(o.Setup.Tier, s.engine, o.Setup.Parts...)
	if err != nil {
		return err
	}
	slack := o.Setup.Slack
	slack.Manifest, slack.Fault, slack.Logger = manifest, s.faults.fault, o.Logger
	if slack.Keep == 0 {
		slack.Keep = keepWire
	}
	if s.slack, err = localslack.Start(slack); err != nil {
		return err
	}
	cfg := o.Setup.Bot
	cfg.AppToken, cfg.BotToken, cfg.APIURL = app.Secret(s.slack.AppToken()), app.Secret(s.slack.BotToken()), s.slack.APIURL()
	cfg.Logger, cfg.Receipt = o.Logger, s.engine.Receipt
	if s.engine.Dir() != "" {
		cfg.Reload = s.engine.Reload
	}
	if s.bot, err = bot.New(cfg, s.engine); err != nil {
		return err
	}
	if err := s.serve(o.Addr); err != nil {
		return err
	}
	s.running.Go(func() { s.ended <- s.bot.Run(s.ctx) })
	s.running.Go(func() { s.follow(o.Refused) })
	select {
	case <-s.bot.Hello():
		return nil
	case err := <-s.ended:
		s.ended <- err
		return fmt.Errorf("the bot stopped: %w", err)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// keepWire is how many entries of the wire are kept; the page shows the newest.
const keepWire = 2000

// serve serves the page, on addr where nothing listens yet.
func (s *Server) serve(addr string) error {
	var err error
	if s.ln == nil {
		s.ln, err = listen(addr)
	}
	if err != nil {
		return err
	}
	_, port, _ := net.SplitHostPort(s.ln.Addr().String())
	hosts := []string{s.ln.Addr().String(), "127.0.0.1:" + port, "localhost:" + port}
	s.http = &http.Server{
		Handler:           guard(hosts, s.routes()),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return s.ctx },
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	s.running.Go(func() {
		if err := s.http.Serve(s.ln); !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("page not served", "err", err)
		}
	})
	return nil
}

// Listen opens a loopback address for a page; "" means 127.0.0.1 and Port, or a free port
// when that is taken. A browser that opens it before the Server runs waits for it.
func Listen(addr string) (net.Listener, error) {
	ln, err := listen(addr)
	if err != nil {
		return nil, fmt.Errorf("playground: %w", err)
	}
	return ln, nil
}

func listen(addr string) (net.Listener, error) {
	if addr == "" {
		if ln, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", Port)); err == nil {
			return ln, nil
		}
		addr = "127.0.0.1:0"
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", addr, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("address %q is not of this machine alone; use 127.0.0.1", addr)
	}
	return net.Listen("tcp", addr)
}

// URL is the page's address.
func (s *Server) URL() string { return URL(s.ln) }

// URL is the address of the page that is served on a listener.
func URL(ln net.Listener) string { return "http://" + ln.Addr().String() + "/" }

// Slack is the workspace, for scripts and tests.
func (s *Server) Slack() *localslack.Server { return s.slack }

// Play carries out a script's moves.
func (s *Server) Play(ctx context.Context, talk *script.Script) error {
	return script.Stage{Slack: s.slack, Bot: s.bot, Command: s.slack.App().Commands[0].Command}.Play(ctx, talk)
}

// Wait returns when ctx ends, or with an error when the bot stops by itself.
func (s *Server) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case err := <-s.ended:
		s.ended <- err
		return fmt.Errorf("playground: the bot stopped: %w", err)
	}
}

// Close ends the page, lets the bot finish what it took, and ends the workspace. It may be called more than once.
func (s *Server) Close() error { return s.close() }

func (s *Server) shut() error {
	s.cancel()
	var errs []error
	switch {
	case s.http != nil:
		errs = append(errs, s.http.Close())
	case s.ln != nil:
		errs = append(errs, s.ln.Close())
	}
	s.running.Wait()
	if s.slack != nil {
		errs = append(errs, s.slack.Close())
	}
	return errors.Join(errs...)
}
