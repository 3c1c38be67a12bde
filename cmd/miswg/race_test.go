//go:build race

package main

// raced: the race detector's own books make a process several times as large.
const raced = true
