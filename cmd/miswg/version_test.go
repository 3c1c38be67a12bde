package main

import (
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	info := func(v string, s ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{GoVersion: "go1.26.1", Main: debug.Module{Version: v}, Settings: s}
	}
	for _, c := range []struct {
		in   *debug.BuildInfo
		want string
	}{
		{info("v1.2.3"), "v1.2.3, go1.26.1"},
		{info("v1.2.4-0.20261129032058-2f45d7a180c5+dirty"), "v1.2.4-0.20261129032058-2f45d7a180c5+dirty, go1.26.1"},
		{info("(devel)", debug.BuildSetting{Key: "vcs.revision", Value: "2f45d7a1"}), "2f45d7a1, go1.26.1"},
		{info("(devel)"), "built from source, not stamped, go1.26.1"},
		{info(""), "built from source, not stamped, go1.26.1"},
		{nil, "built from source, not stamped"},
	} {
		if got := version(c.in); got != c.want {
			t.Errorf("version(%+v) = %q, want %q", c.in, got, c.want)
		}
	}
}
