package ops

import (
	"reflect"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"miswg/bot/stats"
)

type collector struct {
	source Source
	digest func() string
}

// Register has a registry serve what o counts, and the figures of s, which are read at each
// scrape.
func Register(in prometheus.Registerer, s Source, o *Observer, digest func() string) {
	in.MustRegister(o.answers, o.ack, o.reply, &collector{s, digest})
}

func (c *collector) Describe(ch chan<- *prometheus.Desc) {
	prometheus.DescribeByCollect(c, ch)
}

func (c *collector) Collect(ch chan<- prometheus.Metric) {
	metric := func(name, help string, value float64, labels prometheus.Labels) {
		kind := prometheus.GaugeValue
		if strings.HasSuffix(name, "_total") {
			kind = prometheus.CounterValue
		}
		ch <- prometheus.MustNewConstMetric(prometheus.NewDesc("miswg_"+name, help, nil, labels), kind, value)
	}
	s := c.source.Stats()
	for figure, v := range reflect.ValueOf(s).Fields() {
		if name, ok := figure.Tag.Lookup("metric"); ok {
			metric(name, figure.Tag.Get("help"), number(v), nil)
		}
	}
	for cause, n := range s.Reconnects {
		metric("reconnects_total", "Connections opened again, by cause.", float64(n), prometheus.Labels{"cause": stats.Cause(cause).String()})
	}
	metric("corpus_info", "The corpus that answers now; always 1.", 1, prometheus.Labels{"digest": c.digest()})
}

// number is 1 for true, and a time in seconds.
func number(v reflect.Value) float64 {
	switch is := v.Interface().(type) {
	case bool:
		if is {
			return 1
		}
		return 0
	case time.Duration:
		return is.Seconds()
	}
	return float64(v.Int())
}
