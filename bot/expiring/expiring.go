// SPDX-License-Identifier: MIT

// Package expiring has a map whose entries leave by themselves.
package expiring

import (
	"container/list"
	"iter"
	"time"
)

// A Map holds at most max entries, each until its time, the oldest leaving first.
// It is not safe for concurrent use.
type Map[V any] struct {
	max   int
	order *list.List // of *entry[V], oldest first
	byKey map[string]*list.Element
}

type entry[V any] struct {
	key   string
	value V
	until time.Time
}

// New returns an empty map of at most max entries.
func New[V any](max int) *Map[V] {
	return &Map[V]{max: max, order: list.New(), byKey: map[string]*list.Element{}}
}

// Get returns an entry whose time has not come.
func (x *Map[V]) Get(key string, now time.Time) (V, bool) {
	el, ok := x.byKey[key]
	if !ok || !now.Before(el.Value.(*entry[V]).until) {
		var zero V
		return zero, false
	}
	return el.Value.(*entry[V]).value, true
}

// Put keeps an entry for ttl, as the newest.
func (x *Map[V]) Put(key string, v V, now time.Time, ttl time.Duration) {
	x.Drop(key)
	x.byKey[key] = x.order.PushBack(&entry[V]{key, v, now.Add(ttl)})
	for el := x.order.Front(); el != nil; el = x.order.Front() {
		e := el.Value.(*entry[V])
		if x.order.Len() <= x.max && now.Before(e.until) {
			return
		}
		x.Drop(e.key)
	}
}

// Change replaces the value of an entry, which keeps its place and its time.
func (x *Map[V]) Change(key string, v V) {
	if el, ok := x.byKey[key]; ok {
		el.Value.(*entry[V]).value = v
	}
}

// Drop removes an entry.
func (x *Map[V]) Drop(key string) {
	if el, ok := x.byKey[key]; ok {
		x.order.Remove(el)
		delete(x.byKey, key)
	}
}

// DropIf removes the entries that match.
func (x *Map[V]) DropIf(match func(V) bool) {
	for el := x.order.Front(); el != nil; {
		e := el.Value.(*entry[V])
		el = el.Next()
		if match(e.value) {
			x.Drop(e.key)
		}
	}
}

// All returns the entries whose time has not come, oldest first.
func (x *Map[V]) All(now time.Time) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for el := x.order.Front(); el != nil; el = el.Next() {
			if e := el.Value.(*entry[V]); now.Before(e.until) && !yield(e.key, e.value) {
				return
			}
		}
	}
}
