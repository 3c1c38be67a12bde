package bot

import (
	"sync/atomic"
	"time"
)

type counters struct {
	Received, Acked, AckLost, BadFrames    atomic.Int64
	Duplicates, Answered, Failed, Shed     atomic.Int64
	Panics, Retried, Reconnects, Fallbacks atomic.Int64
	Recovered, Assumed, Counted            atomic.Int64
}

// Stats are figures since the start, and of this moment.
type Stats struct {
	Received   int64 // envelopes taken
	Acked      int64 // acknowledgements handed over
	AckLost    int64 // not handed over in time
	BadFrames  int64 // envelopes nobody could read
	Duplicates int64 // redeliveries and twins, not answered again
	Answered   int64 // messages and views that reached Slack
	Failed     int64 // that did not, each logged
	Shed       int64 // turned away under load
	Panics     int64 // caught
	Retried    int64 // Web API calls tried again
	Reconnects int64
	Fallbacks  int64 // messages sent as text after their blocks were refused
	Recovered  int64 // deliveries that another copy left, taken over
	Assumed    int64 // replies on their way when their copy ended, and not repeated

	Counted int           // connections of the app, those of all copies, as Slack counted at the latest hello
	Sockets int           // connections that are ready now
	Waiting int           // deliveries and messages taken and not finished now
	PingAge time.Duration // since bytes last came on the most silent ready connection; 0 without one
}

// Stats returns the present figures.
func (b *Bot) Stats() Stats {
	c := &b.count
	s := Stats{
		Received: c.Received.Load(), Acked: c.Acked.Load(), AckLost: c.AckLost.Load(), BadFrames: c.BadFrames.Load(),
		Duplicates: c.Duplicates.Load(), Answered: c.Answered.Load(), Failed: c.Failed.Load(), Shed: c.Shed.Load(),
		Panics: c.Panics.Load(), Retried: c.Retried.Load(), Reconnects: c.Reconnects.Load(), Fallbacks: c.Fallbacks.Load(),
		Recovered: c.Recovered.Load(), Assumed: c.Assumed.Load(),
		Waiting: int(b.pending.Load()), Counted: int(c.Counted.Load()),
	}
	for _, k := range b.sockets {
		age := time.Since(time.Unix(0, k.heard.Load()))
		if k.ready.Load() && age < 2*b.cfg.PingInterval {
			s.Sockets++
			s.PingAge = max(s.PingAge, age)
		}
	}
	return s
}
