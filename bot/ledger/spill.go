package ledger

import (
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"sync"
	"time"
)

// A spill keeps what the store could not be told: of which deliveries a reply is on its
// way, and which are answered. It is a file of this copy's own beside its state, with
// room that is taken at the start, so that a full disk does not matter; what is in it is
// sealed as the journal is. The next start reads it before it finishes anything.
//
// One window remains. Where copies share a store that this one does not reach, and it
// ends before it does, another copy that reaches it finishes what this one answered: the
// file is not there to be read. And a note outlives the process, but not a power cut.
//
// A nil spill keeps nothing. A spill is safe for concurrent use.
type spill struct {
	sealer cipher.AEAD
	now    func() time.Time

	mu    sync.Mutex
	file  *os.File
	next  int64           // record to be written
	notes map[string]note // by owner, as the file has them
}

// A note is what became of a delivery.
type note struct {
	what byte
	at   time.Time
}

const (
	notSent byte = iota // a reply was to leave, and did not
	sending
	answered
)

const (
	ownerSize    = 26 // of rand.Text
	recordSize   = 64 // one byte that tells that it is written, and a sealed note
	spillRecords = 4096
)

var errSpillFull = errors.New("ledger: no more room for what the store was not told")

// spillOver notes what the store could not be told.
func spillOver(l *Ledger, owner string, what byte) {
	Report(l.Log, "journal: not noted beside the store either", l.spill.keep(owner, what))
}

// openSpill reads the file, or makes it.
func openSpill(path string, sealer cipher.AEAD, now func() time.Time) (*spill, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) // #nosec G304 -- beside the state that the operator names
	if err != nil {
		return nil, err
	}
	s := &spill{sealer: sealer, now: now, file: f, notes: map[string]note{}}
	if err := s.load(); err != nil {
		_ = f.Close()
		return nil, err
	}
	return s, nil
}

func (s *spill) load() error {
	data := make([]byte, spillRecords*recordSize)
	if _, err := s.file.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	for r := data; len(r) > 0; r = r[recordSize:] {
		s.read(r[:recordSize])
	}
	return s.rewrite()
}

// read takes in a record. One of another token, or half written, says nothing.
func (s *spill) read(record []byte) {
	if record[0] == 0 {
		return
	}
	b, err := s.sealer.Open(nil, nil, record[1:], nil)
	if err != nil || len(b) != ownerSize+9 {
		return
	}
	n := note{b[ownerSize], time.UnixMicro(int64(binary.LittleEndian.Uint64(b[ownerSize+1:])))} // #nosec G115 -- as it was written
	if s.now().Sub(n.at) < Kept {
		s.notes[string(b[:ownerSize])] = n
	}
}

// rewrite writes the present notes alone, over the whole of the room.
func (s *spill) rewrite() error {
	data := make([]byte, 0, spillRecords*recordSize)
	for owner, n := range s.notes {
		data = append(data, s.record(owner, n)...)
	}
	s.next = int64(len(data) / recordSize)
	_, err := s.file.WriteAt(data[:cap(data)], 0)
	return err
}

func (s *spill) record(owner string, n note) []byte {
	b := append([]byte(owner), n.what)
	b = binary.LittleEndian.AppendUint64(b, uint64(n.at.UnixMicro())) // #nosec G115 -- read back the same way
	return s.sealer.Seal([]byte{1}, nil, b, nil)                      // #nosec G407 -- the sealer makes a random nonce by itself
}

// keep notes what becomes of a delivery.
func (s *spill) keep(owner string, what byte) error {
	if s == nil || len(owner) != ownerSize {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n := note{what, s.now()}
	s.notes[owner] = n
	if s.next < spillRecords {
		_, err := s.file.WriteAt(s.record(owner, n), s.next*recordSize)
		s.next++
		return err
	}
	if len(s.notes) >= spillRecords {
		return errSpillFull
	}
	return s.rewrite()
}

// drop forgets a delivery that the store has been told of. Once there is nothing else
// the file starts anew.
func (s *spill) drop(owner string) error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, known := s.notes[owner]; !known {
		return nil
	}
	delete(s.notes, owner)
	if len(s.notes) > 0 {
		return nil
	}
	return s.rewrite()
}

// became returns what is noted of a delivery, notSent if nothing is.
func (s *spill) became(owner string) byte {
	if s == nil {
		return notSent
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.notes[owner].what
}

// size returns how many notes there are.
func (s *spill) size() int {
	if s == nil {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.notes)
}

// close lets go of the file.
func (s *spill) close() error {
	if s == nil {
		return nil
	}
	return s.file.Close()
}
