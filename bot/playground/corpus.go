package playground

import (
	"errors"
	"net/http"
	"sync"
)

// follow keeps the bot's answers those of the files as they are.
func (s *Server) follow(refused func(error)) {
	s.engine.Follow(s.ctx, s.log, func(changed bool, err error) {
		s.bot.Reloaded(s.ctx, "files changed", changed, err)
		s.reread.ring()
		if err != nil && refused != nil {
			refused(err)
		}
	})
}

func (s *Server) postReload(r *http.Request) (any, error) {
	if s.engine.Dir() == "" {
		return nil, errors.New("there is no corpus directory to reload; start with --corpus")
	}
	err := s.bot.Reload(r.Context(), "asked for on the page")
	s.reread.ring()
	return map[string]string{"digest": s.engine.Digest()}, err
}

// A bell is heard by everybody who listens.
type bell struct {
	mu   sync.Mutex
	next chan struct{}
}

func newBell() *bell { return &bell{next: make(chan struct{})} }

// ring closes what heard returned so far.
func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.next)
	b.next = make(chan struct{})
}

// heard returns what the next ring closes.
func (b *bell) heard() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.next
}
