package index

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segmentapi "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/zapx/v17"
)

// A prepared index is the segment that Bleve makes of documents, as on a disk. To make it takes
// some hundred times as long as to open it; .github/decisions/segments.md has the figures.
type prepared []byte

// A record is what Bleve is told of a passage or an entity: an ID, and what is in each field.
type record struct {
	id     string
	fields map[string]any
}

// prepare makes the segment of the records. It holds the same for the same
// records, though some bytes of it stand in another order each time.
func prepare(m mapping.IndexMapping, records []record) (prepared, error) {
	docs := make([]bleveindex.Document, len(records))
	for i, r := range records {
		doc := document.NewDocument(r.id)
		if err := m.MapDocument(doc, r.fields); err != nil {
			return nil, err
		}
		doc.AddIDField()
		doc.VisitFields(func(f bleveindex.Field) { f.Analyze() })
		docs[i] = doc
	}
	made, _, err := (&zap.ZapPlugin{}).New(docs)
	if err != nil {
		return nil, err
	}
	base, ok := made.(*zap.SegmentBase)
	if !ok {
		return nil, fmt.Errorf("a segment is %T, which cannot be written", made)
	}
	var b bytes.Buffer
	_, err = base.WriteTo(&b)
	return b.Bytes(), err
}

// open returns an index of the segment, in memory, and fails unless it holds as many
// documents as wanted. The segment must not change after that.
func (s prepared) open(m mapping.IndexMapping, want int) (bleve.Index, error) {
	base, err := s.read()
	if err != nil {
		return nil, err
	}
	x, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, map[string]any{
		"forceSegmentType": readyType, "forceSegmentVersion": readyVersion, "segmentConfig": map[string]any{readyKey: base},
	})
	if err != nil {
		return nil, err
	}
	batch := x.NewBatch()
	if err := errors.Join(batch.IndexAdvanced(document.NewDocument("in its place comes what is ready")), x.Batch(batch), holds(x, want)); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

func holds(x bleve.Index, want int) error {
	n, err := x.DocCount()
	if err == nil && n != uint64(want) { // #nosec G115 -- a number of documents is not negative
		err = fmt.Errorf("%d documents indexed, want %d", n, want)
	}
	return err
}

// read finds the parts by what stands at the end, as Bleve does with a file.
func (s prepared) read() (*zap.SegmentBase, error) {
	at := len(s) - zap.FooterSize
	if at < 0 {
		return nil, errors.New("a segment is cut short")
	}
	var end struct {
		Writer                 uint32 // of the name of who changed the bytes; nobody did
		Docs, Stored, Sections uint64
		Chunks, Version, CRC   uint32
	}
	if _, err := binary.Decode(s[at:], binary.BigEndian, &end); err != nil {
		return nil, err
	}
	if end.Version != zap.Version || end.Writer != 0 {
		return nil, fmt.Errorf("a segment is of version %d, want %d", end.Version, zap.Version)
	}
	return zap.InitSegmentBase(s[:at:at], end.CRC, end.Chunks, end.Docs, end.Stored, end.Sections, nil, &segmentapi.Stats{})
}

// ready is a kind of segment that is not made of a batch: the first one is there already.
type ready struct{ zap.ZapPlugin }

const (
	readyType    = "ready"
	readyVersion = 1
	readyKey     = "segment"
)

// A plugin is found by its name alone, in a list of Bleve's that is written while the program begins.
func init() { scorch.RegisterSegmentPlugin(&ready{}, false) }

// Type implements [scorch.SegmentPlugin].
func (*ready) Type() string { return readyType }

// Version implements [scorch.SegmentPlugin].
func (*ready) Version() uint32 { return readyVersion }

// NewUsing implements [scorch.SegmentPlugin].
func (*ready) NewUsing(_ []bleveindex.Document, config map[string]any) (segmentapi.Segment, uint64, error) {
	s, ok := config[readyKey].(*zap.SegmentBase)
	if !ok {
		return nil, 0, errors.New("an index of a segment takes no more documents")
	}
	delete(config, readyKey)
	return s, 0, nil
}
