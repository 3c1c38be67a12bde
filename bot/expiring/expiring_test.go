package expiring

import (
	"strconv"
	"testing"
	"time"
)

func TestExpiringIsBounded(t *testing.T) {
	x := New[int](3)
	now := time.Unix(0, 0)
	for i := range 10 {
		x.Put(strconv.Itoa(i), i, now, time.Hour)
	}
	if len(x.byKey) != 3 || x.order.Len() != 3 {
		t.Errorf("after 10 puts: %d keys, want 3", len(x.byKey))
	}
	if _, ok := x.Get("9", now); !ok {
		t.Error("the newest entry is gone")
	}
	x.Put("late", 1, now.Add(2*time.Hour), time.Hour)
	if len(x.byKey) != 1 {
		t.Errorf("expired entries: %d keys, want 1", len(x.byKey))
	}
}

func TestChangedKeepsItsPlace(t *testing.T) {
	x := New[int](2)
	now := time.Unix(0, 0)
	x.Put("a", 1, now, time.Hour)
	x.Put("b", 1, now, time.Hour)
	x.Change("a", 2)
	x.Change("z", 2)
	if v, ok := x.Get("a", now); v != 2 || !ok {
		t.Errorf("Get(a) = %d, %v, want 2", v, ok)
	}
	if _, ok := x.Get("a", now.Add(time.Hour)); ok {
		t.Error("a lives on, want it gone at its time")
	}
	x.Put("c", 1, now, time.Hour)
	if _, ok := x.Get("a", now); ok {
		t.Error("a is there, want it gone first, as the oldest")
	}
}
