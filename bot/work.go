package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"runtime/debug"
	"time"

	"miswg/bot/render"
)

// maxWaitingBytes bounds the memory of deliveries that wait.
const maxWaitingBytes = 16 << 20

// lastAttempt is the last redelivery of an event (apis/events-api).
const lastAttempt = 3

// accept queues a delivery and acknowledges it. It never blocks: a connection
// whose events are not read loses them.
func (b *Bot) accept(d *delivery) {
	d.from.tally.Store(b.count.Received.Add(1))
	d.from.took.Store(time.Now().UnixNano())
	d.route = routeOf(d)
	if d.route == nil {
		d.from.acknowledge(d.envelope, nil, d.taken)
		return
	}
	if b.stopping() {
		b.turnAway(d)
		return
	}
	// What is taken will have to be posted, so messages that wait count as well.
	if b.pending.Load() >= int64(b.cfg.Queue) || b.bytes.Load()+int64(d.size) > maxWaitingBytes {
		b.turnAway(d)
		return
	}
	b.pending.Add(1)
	b.unacked.Add(1)
	b.bytes.Add(int64(d.size))
	if !b.keeper.offer(d) {
		b.enqueue(d)
	}
}

// enqueue hands a delivery that was counted to the workers, and acknowledges it.
func (b *Bot) enqueue(d *delivery) {
	queue := b.work
	if d.route.reply != nil {
		queue = b.fast
	}
	select {
	case queue <- d:
		if d.route.reply == nil {
			b.acknowledge(d, nil)
		}
	default:
		b.release(d)
		b.turnAway(d)
		b.unacked.Add(-1)
	}
}

// acknowledge acknowledges a delivery that was accepted.
func (b *Bot) acknowledge(d *delivery, payload any) {
	d.from.acknowledge(d.envelope, payload, d.taken)
	b.unacked.Add(-1)
}

// release takes back what a delivery counts.
func (b *Bot) release(d *delivery) {
	d.task.done()
	b.bytes.Add(-int64(d.size))
	b.pending.Add(-1)
}

// turnAway declines a delivery under load or at shutdown. An event that is not
// acknowledged comes again, to this copy or another; the rest gets a note.
func (b *Bot) turnAway(d *delivery) {
	b.count.Shed.Add(1)
	b.log.Warn("turned away", "kind", d.kind, "attempt", d.attempt)
	t, r := d.target(b), d.route
	note := render.Busy(b.people.known(t.user))
	if b.stopping() {
		note = render.Restarting(b.people.known(t.user))
	}
	switch {
	case d.slash != nil:
		d.from.acknowledge(d.envelope, map[string]any{"response_type": "ephemeral", "text": note.Text}, d.taken)
	case d.event != nil && d.attempt < lastAttempt, r.reply != nil:
		// Of a window that was sent off Slack itself says that nobody answered.
	default:
		d.from.acknowledge(d.envelope, nil, d.taken)
		reachable := t.user != "" && (t.channel != "" || t.respond != "")
		if reachable && r.keep && b.awaits(d) {
			b.note(b.life, t, note)
		}
	}
}

// serve handles deliveries until ctx ends.
func (b *Bot) serve(ctx context.Context, queue <-chan *delivery) {
	for {
		select {
		case <-ctx.Done():
			return
		case d := <-queue:
			b.handle(ctx, d)
		}
	}
}

// handle runs one handler. A panic in it costs one question.
func (b *Bot) handle(ctx context.Context, d *delivery) {
	defer b.release(d)
	ctx = withTask(ctx, d.task)
	r := d.route
	var payload any
	defer func() {
		if p := recover(); p != nil {
			b.count.Panics.Add(1)
			b.log.Error("panic", "ref", d.ref(), "route", r.on, "panic", p, "stack", string(debug.Stack()))
			payload = nil
			b.apologise(ctx, d)
		}
		if r.reply != nil {
			b.acknowledge(d, fitting(payload))
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Patience)
	defer cancel()
	if r.reply != nil {
		payload = r.reply(b, ctx, d)
		return
	}
	r.handle(b, ctx, d)
}

// fitting drops a payload that Slack would ignore for its size.
func fitting(payload any) any {
	if payload == nil {
		return nil
	}
	if js, err := json.Marshal(payload); err != nil || len(js) > render.MaxAck {
		return nil
	}
	return payload
}

// ref names a delivery in the log and towards the person, without telling what
// was asked.
func (d *delivery) ref() string { return short(d.envelope) }

// short names something by eight digits that tell nothing about it.
func short(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:4])
}

func (b *Bot) apologise(ctx context.Context, d *delivery) {
	t := d.target(b)
	if t.user == "" {
		return
	}
	b.send(ctx, t, render.Failed(b.people.known(t.user), d.ref()), nil)
}
