package corpus

import "testing"

func TestSourceLoads(t *testing.T) {
	c, err := Load(Source())
	if err != nil {
		t.Fatalf("Load(Source()) = %v, want nil", err)
	}
	if c.Digest() == "" {
		t.Error("Digest() is empty")
	}
}
