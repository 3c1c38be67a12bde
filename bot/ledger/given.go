package ledger

import "time"

// Bounds of what is kept of answers that were given.
const (
	GivenFor = 30 * 24 * time.Hour
	MaxGiven = 5_000 // the newest
)

// Given is what is kept of an answer that was posted: what it rests on, and no word of the
// question. It is sealed; the database knows a name that tells nothing, and how old it is.
type Given struct {
	Name  string // of [Sealer.Name]
	User  string // who asked; not returned
	Epoch int64  // of the delivery that it answers; not returned
	Body  []byte // sealed for the name
	Owed  bool   // it is to be corrected
	At    time.Time
}
