package playground

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	"miswg/bot/localslack"
)

// faults are the switches of the page: what goes wrong until it is switched off.
type faults struct{ on atomic.Pointer[faultState] }

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
	if on := f.on.Load(); on != nil {
		return *on
	}
	return faultState{}
}

// post sets the switches as the page asks, and answers with what they are.
func (f *faults) post(_ *http.Request, on faultState) (any, error) {
	if !slices.Contains([]int{0, 429, 500}, on.Status) {
		return nil, fmt.Errorf("status %d is none of 0, 429, 500", on.Status)
	}
	f.on.Store(&on)
	return on, nil
}

// mishap is a fault that happens once.
type mishap struct {
	Kind     string `json:"kind"`     // drop, refresh, redeliver, duplicate
	Envelope string `json:"envelope"` // of the last two; "" means the newest
}

// strike makes a mishap happen and tells what did.
func (m mishap) strike(slack *localslack.Server) (map[string]string, error) {
	var did string
	var err error
	switch m.Kind {
	case "drop":
		did = fmt.Sprintf("%d sockets reset", slack.Kill())
	case "refresh":
		did = fmt.Sprintf("%d sockets told to reconnect", slack.Disconnect("refresh_requested"))
	case "redeliver":
		did, err = slack.Redeliver(cmp.Or(m.Envelope, newest(slack, true)))
		did = "redelivered as " + did
	case "duplicate":
		did, err = "sent again", slack.Duplicate(cmp.Or(m.Envelope, newest(slack, false)))
	default:
		err = fmt.Errorf("there is no fault %q", m.Kind)
	}
	return map[string]string{"done": did}, err
}

// newest is the last envelope sent, of events alone where only they can be sent again.
func newest(slack *localslack.Server, event bool) string {
	for _, a := range slices.Backward(slack.Acks()) {
		if !event || a.Type == "events_api" {
			return a.EnvelopeID
		}
	}
	return ""
}
