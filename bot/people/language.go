// SPDX-License-Identifier: MIT

// Package people knows about the people who ask: the language each reads, and whether
// the bot may answer them.
package people

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/sync/singleflight"

	"miswg/bot/expiring"
	"miswg/bot/ledger"
	"miswg/bot/retry"
	"miswg/corpus"
)

const (
	maxPeople     = 10_000
	localeTTL     = 6 * time.Hour
	localeRetry   = time.Minute            // after a failed look-up
	localeTimeout = 800 * time.Millisecond // an answer in English now beats one in French too late
)

// Languages knows which language each person reads. It is safe for concurrent use.
type Languages struct {
	store  ledger.Store
	api    *slack.Client
	now    func() time.Time
	log    *slog.Logger
	asking singleflight.Group

	mu      sync.Mutex
	locales *expiring.Map[corpus.Lang] // from Slack's profile
	chose   *expiring.Map[corpus.Lang] // from the store, as last read; "" is no setting
	down    time.Time                  // until when no look-up is tried
}

// NewLanguages returns what is known of nobody yet.
func NewLanguages(store ledger.Store, api *slack.Client, now func() time.Time, log *slog.Logger) *Languages {
	return &Languages{store: store, api: api, now: now, log: log, locales: expiring.New[corpus.Lang](maxPeople), chose: expiring.New[corpus.Lang](maxPeople)}
}

// Of returns the language to use where the question's own does not tell: the person's
// setting, then the locale of their Slack, then English.
func (p *Languages) Of(ctx context.Context, user string) corpus.Lang {
	if l := p.Chosen(ctx, user); l != "" {
		return l
	}
	return p.locale(ctx, user)
}

// For is the language that something is answered in: the one its own words are in or,
// where that is "", that of the person, English without one. Whoever asks in clear words is
// not looked up.
func (p *Languages) For(ctx context.Context, spoken corpus.Lang, user string) corpus.Lang {
	if spoken != "" {
		return spoken
	}
	return p.Of(ctx, user)
}

// Asking is Of, begun now and waited for when it is called. The person's setting is chosen,
// nil where the store is still to be asked for it.
func (p *Languages) Asking(ctx context.Context, user string, chosen *corpus.Lang) func() corpus.Lang {
	if chosen != nil {
		p.read(user, *chosen)
	}
	if chosen != nil && *chosen != "" {
		return func() corpus.Lang { return *chosen }
	}
	found := make(chan corpus.Lang, 1)
	ctx = context.WithoutCancel(ctx) // who need not wait for it cuts no call off; those are bounded
	go func() {
		if chosen != nil {
			found <- p.locale(ctx, user)
			return
		}
		found <- p.Of(ctx, user)
	}()
	return sync.OnceValue(func() corpus.Lang { return <-found })
}

// Chosen returns a person's own setting, "" when there is none.
func (p *Languages) Chosen(ctx context.Context, user string) corpus.Lang {
	if user == "" {
		return ""
	}
	l, _, _, err := p.store.ClaimIn(ctx, ledger.Place{}, user, "", 0)
	if err != nil {
		ledger.Report(p.log, "language not read", err)
		p.mu.Lock()
		defer p.mu.Unlock()
		l, _ = p.chose.Get(user, p.now())
		return l
	}
	p.read(user, l)
	return l
}

// read notes what the store says that a person has set.
func (p *Languages) read(user string, l corpus.Lang) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.chose.Put(user, l, p.now(), localeTTL)
}

// Choose keeps a person's own setting; "" removes it.
func (p *Languages) Choose(ctx context.Context, user string, l corpus.Lang) error {
	return p.store.SetLanguage(ctx, user, l)
}

// Forget deletes what is kept about a person, as ledger.Store.Forget does, and what is
// remembered of it here.
func (p *Languages) Forget(ctx context.Context, user string) (bool, error) {
	gone, err := p.store.Forget(ctx, user)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.chose.Drop(user)
	p.locales.Drop(user)
	return gone, err
}

// Known returns the language as far as it is known without asking anybody.
func (p *Languages) Known(user string) corpus.Lang {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if l, ok := p.chose.Get(user, now); ok && l != "" {
		return l
	}
	if l, ok := p.locales.Get(user, now); ok {
		return l
	}
	return corpus.English
}

// locale returns the language of a person's Slack, which several questions of theirs
// ask for once.
func (p *Languages) locale(ctx context.Context, user string) corpus.Lang {
	now := p.now()
	p.mu.Lock()
	l, ok := p.locales.Get(user, now)
	down := now.Before(p.down)
	p.mu.Unlock()
	switch {
	case ok:
		return l
	case user == "" || down:
		return corpus.English
	}
	select {
	case <-p.asking.DoChan(user, func() (any, error) { p.ask(user); return nil, nil }):
	case <-ctx.Done():
	}
	return p.Known(user)
}

// ask looks a person's locale up and keeps it; where Slack does not tell, English for
// a while.
func (p *Languages) ask(user string) {
	ctx, cancel := context.WithTimeout(context.Background(), localeTimeout)
	defer cancel()
	u, err := p.api.GetUserInfoContext(ctx, user)
	l, ttl := corpus.English, localeTTL
	if err != nil {
		ttl = localeRetry
	} else {
		l = corpus.LangOf(u.Locale)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if err != nil && retry.Code(err) == "" {
		// Slack itself is in trouble: do not make everybody wait for it.
		p.down = now.Add(10 * time.Second)
	}
	p.locales.Put(user, l, now, ttl)
}
