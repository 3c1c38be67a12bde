//go:build !unix

package main

import "os"

// hangups never gets anything: this system has no such signal.
func hangups() (<-chan os.Signal, func()) { return nil, func() {} }
