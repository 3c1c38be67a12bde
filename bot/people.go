package bot

import (
	"context"
	"strings"
	"sync"
	"time"

	"miswg/corpus"
)

const (
	maxPeople     = 10_000
	localeTTL     = 6 * time.Hour
	localeRetry   = time.Minute            // after a failed look-up
	localeTimeout = 800 * time.Millisecond // an answer in English now beats one in French too late
)

// people knows which language each person reads.
type people struct {
	bot     *Bot
	mu      sync.Mutex
	locales *expiring[corpus.Lang] // from Slack's profile
	chose   *expiring[corpus.Lang] // from the store, as last read; "" is no setting
	asking  map[string]chan struct{}
	down    time.Time // until when no look-up is tried
}

func newPeople(b *Bot) *people {
	return &people{bot: b, locales: newExpiring[corpus.Lang](maxPeople), chose: newExpiring[corpus.Lang](maxPeople), asking: map[string]chan struct{}{}}
}

// language returns the language to use where the question's own does not tell:
// the person's setting, then the locale of their Slack, then English.
func (p *people) language(ctx context.Context, user string) corpus.Lang {
	if l := p.chosen(ctx, user); l != "" {
		return l
	}
	return p.locale(ctx, user)
}

// chosen returns a person's own setting, "" when there is none.
func (p *people) chosen(ctx context.Context, user string) corpus.Lang {
	if user == "" {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	l, err := p.bot.cfg.Store.Language(ctx, user)
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.bot.cfg.Now()
	if err != nil {
		p.bot.log.Error("language not read", "err", err)
		l, _ = p.chose.get(user, now)
		return l
	}
	p.chose.put(user, l, now, localeTTL)
	return l
}

// known returns the language as far as it is known without asking anybody.
func (p *people) known(user string) corpus.Lang {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.bot.cfg.Now()
	if l, ok := p.chose.get(user, now); ok && l != "" {
		return l
	}
	if l, ok := p.locales.get(user, now); ok {
		return l
	}
	return corpus.English
}

func (p *people) locale(ctx context.Context, user string) corpus.Lang {
	now := p.bot.cfg.Now()
	p.mu.Lock()
	l, ok := p.locales.get(user, now)
	if ok || user == "" || now.Before(p.down) {
		p.mu.Unlock()
		if !ok {
			l = corpus.English
		}
		return l
	}
	if wait, busy := p.asking[user]; busy {
		p.mu.Unlock()
		select {
		case <-wait:
		case <-ctx.Done():
		}
		return p.known(user)
	}
	wait := make(chan struct{})
	p.asking[user] = wait
	p.mu.Unlock()

	l, err := p.ask(ctx, user)

	p.mu.Lock()
	defer p.mu.Unlock()
	defer close(wait)
	delete(p.asking, user)
	ttl := localeTTL
	if err != nil {
		l, ttl = corpus.English, localeRetry
		if code(err) == "" {
			// Slack itself is in trouble: do not make everybody wait for it.
			p.down = now.Add(10 * time.Second)
		}
	}
	p.locales.put(user, l, now, ttl)
	return l
}

func (p *people) ask(ctx context.Context, user string) (corpus.Lang, error) {
	ctx, cancel := context.WithTimeout(ctx, localeTimeout)
	defer cancel()
	u, err := p.bot.api.GetUserInfoContext(ctx, user)
	if err != nil {
		return "", err
	}
	if strings.HasPrefix(strings.ToLower(u.Locale), "fr") {
		return corpus.French, nil
	}
	return corpus.English, nil
}
