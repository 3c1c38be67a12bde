package receipt

import (
	"runtime/debug"
	"sync"
)

// Program returns the version that the program was built as: of its module, else of the
// checkout, else "". It is the same for as long as the program runs.
var Program = sync.OnceValue(func() string {
	b, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return Stamped(b)
})

// Stamped is the version that is stamped on a build; "" where none is.
func Stamped(b *debug.BuildInfo) string {
	if v := b.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range b.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return ""
}
