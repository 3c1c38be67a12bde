package queue

import (
	"context"
	"encoding/json"
	"runtime/debug"
	"sync"

	"miswg/bot/render"
)

// Serve handles deliveries until ctx ends, and returns when the handlers have.
func (q *Queue) Serve(ctx context.Context) {
	var up sync.WaitGroup
	for range q.Workers {
		up.Go(func() { q.work.work(ctx, func(j *Job) { q.handle(ctx, j) }) })
	}
	for range max(2, q.Workers/4) {
		up.Go(func() { q.serveFast(ctx) })
	}
	up.Wait()
}

func (q *Queue) serveFast(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-q.fast:
			q.handle(ctx, j)
		}
	}
}

// handle runs one handler. A panic in it costs one question.
func (q *Queue) handle(ctx context.Context, j *Job) {
	defer q.release(j)
	var payload any
	defer func() {
		if p := recover(); p != nil {
			q.Count.Panics.Add(1)
			q.Log.Error("panic", "ref", j.Ref(), "route", j.Route.On, "panic", p, "stack", string(debug.Stack()))
			payload = nil
			q.apologise(j)
		}
		if j.Route.Reply != nil || j.Route.Late {
			q.acknowledge(j, Fitting(payload))
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, q.Patience)
	defer cancel()
	if j.Route.Reply != nil {
		payload = j.Route.Reply(ctx, j)
		return
	}
	j.Route.Handle(ctx, j)
}

func (q *Queue) apologise(j *Job) {
	if j.To.User != "" && !j.Route.Late {
		q.Outbox.Send(j.Task, j.To, render.Failed(q.People.Known(j.To.User), j.Ref()), nil)
	}
}

// Fitting returns an acknowledgement's payload, nil for one that Slack would ignore
// for its size.
func Fitting(payload any) any {
	if payload == nil {
		return nil
	}
	if js, err := json.Marshal(payload); err != nil || len(js) > render.MaxAck {
		return nil
	}
	return payload
}
