//go:build !unix

package main

import "context"

// onHangup does nothing: this system has no such signal.
func onHangup(context.Context, func()) {}
