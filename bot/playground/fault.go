package playground

import (
	"fmt"
	"sync"
	"time"

	"miswg/bot/localslack"
)

// faults are the switches of the page: what goes wrong until it is switched off.
type faults struct {
	mu sync.Mutex
	on faultState
}

type faultState struct {
	Slow   bool `json:"slow"`   // each Web API call takes two seconds longer
	Status int  `json:"status"` // 429 or 500 in place of an answer; 0 means none
}

const slowness = 2 * time.Second

// fault is the workspace's question before each call.
func (f *faults) fault(string) *localslack.Fault {
	on := f.state()
	if on == (faultState{}) {
		return nil
	}
	out := &localslack.Fault{Status: on.Status, RetryAfter: 2 * time.Second}
	if on.Slow {
		out.Delay = slowness
	}
	return out
}

func (f *faults) state() faultState {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.on
}

func (f *faults) set(on faultState) error {
	if on.Status != 0 && on.Status != 429 && on.Status != 500 {
		return fmt.Errorf("status %d is none of 0, 429, 500", on.Status)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.on = on
	return nil
}

// mishap is a fault that happens once.
type mishap struct {
	Kind     string `json:"kind"`     // drop, refresh, redeliver, duplicate
	Envelope string `json:"envelope"` // of the last two; "" means the newest
}

// strike makes a mishap happen and tells what did.
func (s *Server) strike(m mishap) (string, error) {
	switch m.Kind {
	case "drop":
		return fmt.Sprintf("%d sockets reset", s.slack.Kill()), nil
	case "refresh":
		return fmt.Sprintf("%d sockets told to reconnect", s.slack.Disconnect("refresh_requested")), nil
	case "redeliver", "duplicate":
		if m.Envelope == "" {
			m.Envelope = s.newest(m.Kind == "redeliver")
		}
		if m.Kind == "redeliver" {
			id, err := s.slack.Redeliver(m.Envelope)
			return "redelivered as " + id, err
		}
		return "sent again", s.slack.Duplicate(m.Envelope)
	}
	return "", fmt.Errorf("there is no fault %q", m.Kind)
}

// newest is the last envelope sent, of events alone where only they can be sent again.
func (s *Server) newest(event bool) string {
	acks := s.slack.Acks()
	for i := len(acks) - 1; i >= 0; i-- {
		if !event || acks[i].Type == "events_api" {
			return acks[i].EnvelopeID
		}
	}
	return ""
}
