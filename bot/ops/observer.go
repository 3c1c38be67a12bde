package ops

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"miswg/corpus"
	"miswg/index/answer"
)

// An Observer counts what passes: answers by kind and language, and how long
// acknowledgements and replies take. A nil *Observer ignores everything.
type Observer struct {
	answers *prometheus.CounterVec
	ack     prometheus.Histogram
	reply   prometheus.Histogram
}

// NewObserver returns an observer with nothing counted.
func NewObserver() *Observer {
	seconds := []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 120}
	return &Observer{
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "miswg_answers_total", Help: "Answers, by kind and language."}, []string{"kind", "lang"}),
		ack:     prometheus.NewHistogram(prometheus.HistogramOpts{Name: "miswg_acknowledgement_seconds", Help: "From the envelope to its acknowledgement.", Buckets: seconds}),
		reply:   prometheus.NewHistogram(prometheus.HistogramOpts{Name: "miswg_reply_seconds", Help: "From the envelope to the reply that reached Slack.", Buckets: seconds}),
	}
}

// Answered counts an answer. It never sees the question.
func (o *Observer) Answered(k answer.Kind, l corpus.Lang) {
	if o != nil {
		o.answers.WithLabelValues(string(k), string(l)).Inc()
	}
}

// Acknowledged notes how long an acknowledgement took.
func (o *Observer) Acknowledged(after time.Duration) {
	if o != nil {
		o.ack.Observe(after.Seconds())
	}
}

// Replied notes how long a reply took.
func (o *Observer) Replied(after time.Duration) {
	if o != nil {
		o.reply.Observe(after.Seconds())
	}
}
