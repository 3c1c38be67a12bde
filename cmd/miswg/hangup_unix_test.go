//go:build unix

package main

import (
	"context"
	"os"
	"syscall"
	"testing"
)

// TestHangup sends the signal before anybody acts on it, as a service manager does
// that reloads what it has just started.
func TestHangup(t *testing.T) {
	hup, stop := hangups()
	defer stop()
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	called, ended := make(chan struct{}, 1), make(chan struct{})
	go func() {
		defer close(ended)
		onHangup(ctx, hup, func() { called <- struct{}{} })
	}()
	<-called
	cancel()
	<-ended
}
