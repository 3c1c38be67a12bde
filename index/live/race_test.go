//go:build race

package live

// raced: the race detector makes loading several times as slow.
const raced = true
