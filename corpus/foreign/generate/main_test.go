package main

import (
	"os"
	"testing"
)

func TestNamesAreWhatCLDRSays(t *testing.T) {
	got, err := os.ReadFile("../names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if want := table(); string(got) != want {
		t.Errorf("names.tsv is not what CLDR says (%d bytes, want %d): run go generate in corpus/foreign", len(got), len(want))
	}
}
