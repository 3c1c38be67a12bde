//go:build unix

package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"testing"
)

func TestHangup(t *testing.T) {
	// Without a handler of its own the signal would end the test, were it to come first.
	own := make(chan os.Signal, 1)
	signal.Notify(own, syscall.SIGHUP)
	defer signal.Stop(own)
	ctx, cancel := context.WithCancel(t.Context())
	called, ended := make(chan struct{}, 100), make(chan struct{})
	go func() {
		defer close(ended)
		onHangup(ctx, func() { called <- struct{}{} })
	}()
	for len(called) == 0 {
		if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		<-own
	}
	cancel()
	<-ended
}
