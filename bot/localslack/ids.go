package localslack

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"miswg/bot/localslack/loose"
)

// Identifiers are visibly synthetic so that none can be taken for a real one.
const (
	teamID     = "T0LOCAL001"
	teamDomain = "local"
	otherTeam  = "T0LOCAL999"
	botUserID  = "U0LOCALBOT"
	botID      = "B0LOCALBOT"
	appID      = "A0LOCALAPP"
)

type ref struct{ channel, ts string }

type object = loose.Object

// nextTS is a message timestamp: microseconds, strictly increasing. It holds s.mu.
func (s *Server) nextTS() string {
	us := s.opts.Now().UnixMicro()
	if us <= s.lastTS {
		us = s.lastTS + 1
	}
	s.lastTS = us
	return fmt.Sprintf("%d.%06d", us/1e6, us%1e6)
}

// id makes the next identifier with a prefix. It holds s.mu.
func (s *Server) id(prefix string) string {
	return fmt.Sprintf("%s0LOCAL%05d", prefix, s.next(prefix))
}

// uuid makes the next identifier in the shape of an envelope_id. It holds s.mu.
func (s *Server) uuid() string {
	return fmt.Sprintf("00000000-0000-4000-8000-%012d", s.next("uuid"))
}

func seconds(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

// redact removes what is a key to something: tokens and socket tickets.
func (s *Server) redact(text string) string {
	for _, secret := range []string{s.app.appToken, s.app.botToken} {
		text = strings.ReplaceAll(text, secret, secret[:5]+"…")
	}
	for {
		i := strings.Index(text, "ticket=")
		if i < 0 {
			return text
		}
		end := i + len("ticket=")
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], "-0123456789abcdefghijklmnopqrstuvwxyz"))
		text = text[:i] + "ticket…" + text[end:]
	}
}

// unaccented takes the accents off.
var unaccented = strings.NewReplacer("à", "a", "â", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "î", "i", "ï", "i", "ô", "o", "û", "u", "ù", "u", "ü", "u")

// fold makes names comparable: lower case without the accents of the people in the default workspace.
func fold(name string) string {
	return unaccented.Replace(strings.ToLower(strings.TrimPrefix(name, "@")))
}

func base36(n int) string { return strconv.FormatInt(int64(n), 36) }

// next counts one kind of thing. It holds s.mu.
func (s *Server) next(kind string) int {
	s.serial[kind]++
	return s.serial[kind]
}
