//go:build !unix

package localpostgres

import "os/exec"

// Unprivileged returns ErrNone: without Unix users there is nobody to become.
func Unprivileged(*exec.Cmd, ...string) error { return ErrNone }
