package ops

import (
	"github.com/prometheus/client_golang/prometheus"

	"miswg/bot/stats"
)

// A figure is one metric read from the bot's statistics at each scrape.
type figure struct {
	desc  *prometheus.Desc
	kind  prometheus.ValueType
	value func(stats.Stats) float64
}

func counter(name, help string, value func(stats.Stats) int64) figure {
	return figure{prometheus.NewDesc("miswg_"+name, help, nil, nil), prometheus.CounterValue, func(s stats.Stats) float64 { return float64(value(s)) }}
}

func gauge(name, help string, value func(stats.Stats) float64) figure {
	return figure{prometheus.NewDesc("miswg_"+name, help, nil, nil), prometheus.GaugeValue, value}
}

func figures() []figure {
	return []figure{
		counter("envelopes_received_total", "Envelopes taken from Slack.", func(s stats.Stats) int64 { return s.Received }),
		counter("acknowledgements_total", "Acknowledgements handed over.", func(s stats.Stats) int64 { return s.Acked }),
		counter("acknowledgements_lost_total", "Acknowledgements not handed over in time.", func(s stats.Stats) int64 { return s.AckLost }),
		counter("frames_unreadable_total", "Envelopes nobody could read.", func(s stats.Stats) int64 { return s.BadFrames }),
		counter("duplicates_total", "Redeliveries and twins, not answered again.", func(s stats.Stats) int64 { return s.Duplicates }),
		counter("posted_total", "Messages and views that reached Slack.", func(s stats.Stats) int64 { return s.Answered }),
		counter("failed_total", "Messages and views that did not reach Slack.", func(s stats.Stats) int64 { return s.Failed }),
		counter("shed_total", "Questions turned away under load.", func(s stats.Stats) int64 { return s.Shed }),
		counter("panics_total", "Panics caught.", func(s stats.Stats) int64 { return s.Panics }),
		counter("retries_total", "Web API calls tried again.", func(s stats.Stats) int64 { return s.Retried }),
		counter("fallbacks_total", "Messages sent as text after their blocks were refused.", func(s stats.Stats) int64 { return s.Fallbacks }),
		counter("partly_read_total", "Questions too long to be read whole.", func(s stats.Stats) int64 { return s.Partly }),
		counter("recovered_total", "Questions that a copy left when it ended, taken over.", func(s stats.Stats) int64 { return s.Recovered }),
		counter("assumed_total", "Replies on their way when their copy ended, and not repeated.", func(s stats.Stats) int64 { return s.Assumed }),
		counter("watch_checks_total", "Checks of the pages that the corpus was copied from.", func(s stats.Stats) int64 { return s.WatchChecked }),
		counter("watch_failures_total", "Checks of those pages that failed.", func(s stats.Stats) int64 { return s.WatchFailed }),
		counter("corrections_total", "Answers corrected since the page has changed.", func(s stats.Stats) int64 { return s.Corrected }),
		counter("corrections_failed_total", "Answers that could not be corrected.", func(s stats.Stats) int64 { return s.Uncorrected }),
		gauge("connections_counted", "Connections of the app, all copies together, as Slack counted at the latest hello.", func(s stats.Stats) float64 { return float64(s.Counted) }),
		gauge("connections_ready", "Connections that said hello and were heard of lately.", func(s stats.Stats) float64 { return float64(s.Sockets) }),
		gauge("queue_length", "Deliveries and messages taken and not finished.", func(s stats.Stats) float64 { return float64(s.Waiting) }),
		gauge("oldest_seconds", "Time since the oldest of those began to wait.", func(s stats.Stats) float64 { return s.Oldest.Seconds() }),
		gauge("store_lasting", "1 while what is remembered outlives the process.", func(s stats.Stats) float64 { return truth(s.Lasting) }),
		gauge("store_broken", "1 while the store failed last, and is left alone.", func(s stats.Stats) float64 { return truth(s.Broken) }),
		gauge("store_untold", "Notes that the store could not be told, kept beside it.", func(s stats.Stats) float64 { return float64(s.Untold) }),
		gauge("ping_age_seconds", "Time since the most silent ready connection was heard of.", func(s stats.Stats) float64 { return s.PingAge.Seconds() }),
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

type collector struct {
	source  Source
	digest  func() string
	figures []figure
	again   *prometheus.Desc // connections opened again
	corpus  *prometheus.Desc
}

// Register has a registry serve what o counts, and the figures of s, which are read at each
// scrape.
func Register(in prometheus.Registerer, s Source, o *Observer, digest func() string) {
	in.MustRegister(o.answers, o.ack, o.reply, &collector{s, digest, figures(),
		prometheus.NewDesc("miswg_reconnects_total", "Connections opened again, by cause.", []string{"cause"}, nil),
		prometheus.NewDesc("miswg_corpus_info", "The corpus that answers now; always 1.", []string{"digest"}, nil)})
}

func (c *collector) Describe(ch chan<- *prometheus.Desc) {
	prometheus.DescribeByCollect(c, ch)
}

func (c *collector) Collect(ch chan<- prometheus.Metric) {
	s := c.source.Stats()
	for _, f := range c.figures {
		ch <- prometheus.MustNewConstMetric(f.desc, f.kind, f.value(s))
	}
	for cause, n := range s.Reconnects {
		ch <- prometheus.MustNewConstMetric(c.again, prometheus.CounterValue, float64(n), stats.Cause(cause).String())
	}
	ch <- prometheus.MustNewConstMetric(c.corpus, prometheus.GaugeValue, 1, c.digest())
}
