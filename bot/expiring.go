package bot

import (
	"container/list"
	"time"
)

// An expiring map holds at most max entries, each until its time, the oldest
// leaving first. It is not safe for concurrent use.
type expiring[V any] struct {
	max   int
	order *list.List // of *entry[V], oldest first
	byKey map[string]*list.Element
}

type entry[V any] struct {
	key   string
	value V
	until time.Time
}

func newExpiring[V any](max int) *expiring[V] {
	return &expiring[V]{max: max, order: list.New(), byKey: map[string]*list.Element{}}
}

func (x *expiring[V]) get(key string, now time.Time) (V, bool) {
	el, ok := x.byKey[key]
	if !ok || !now.Before(el.Value.(*entry[V]).until) {
		var zero V
		return zero, false
	}
	return el.Value.(*entry[V]).value, true
}

func (x *expiring[V]) put(key string, v V, now time.Time, ttl time.Duration) {
	x.drop(key)
	x.byKey[key] = x.order.PushBack(&entry[V]{key, v, now.Add(ttl)})
	for el := x.order.Front(); el != nil; el = x.order.Front() {
		e := el.Value.(*entry[V])
		if x.order.Len() <= x.max && now.Before(e.until) {
			return
		}
		x.drop(e.key)
	}
}

func (x *expiring[V]) drop(key string) {
	if el, ok := x.byKey[key]; ok {
		x.order.Remove(el)
		delete(x.byKey, key)
	}
}

func (x *expiring[V]) dropIf(match func(V) bool) {
	for el := x.order.Front(); el != nil; {
		e := el.Value.(*entry[V])
		el = el.Next()
		if match(e.value) {
			x.drop(e.key)
		}
	}
}

func (x *expiring[V]) values(now time.Time) []V {
	var out []V
	for el := x.order.Front(); el != nil; el = el.Next() {
		if e := el.Value.(*entry[V]); now.Before(e.until) {
			out = append(out, e.value)
		}
	}
	return out
}
