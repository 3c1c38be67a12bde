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
