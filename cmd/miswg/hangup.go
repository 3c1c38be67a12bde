package main

import (
	"context"
	"os"
)

// onHangup calls f for each signal of hup until ctx ends.
func onHangup(ctx context.Context, hup <-chan os.Signal, f func()) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-hup:
			f()
		}
	}
}
