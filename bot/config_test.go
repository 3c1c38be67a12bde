package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"miswg/bot/app"
)

func TestSecretNeverPrints(t *testing.T) {
	const token = "xoxb-very-secret"
	cfg := Config{AppToken: "xapp-very-secret", BotToken: token}
	js, err := json.Marshal(cfg.BotToken)
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "token", cfg.BotToken, "all", []app.Secret{token})
	for _, s := range []string{
		fmt.Sprint(cfg.BotToken), fmt.Sprintf("%v %+v %#v %s %q", cfg, cfg, cfg, cfg.BotToken, cfg.BotToken), string(js), log.String(),
	} {
		if strings.Contains(s, "very-secret") {
			t.Errorf("printing a secret = %q, want no token", s)
		}
	}
}

func TestNewRejects(t *testing.T) {
	good := Config{AppToken: "xapp-1-A", BotToken: "xoxb-1"}
	for _, tt := range []struct {
		change  func(*Config)
		setting string
	}{
		{func(c *Config) { c.AppToken = "" }, "SLACK_APP_TOKEN"},
		{func(c *Config) { c.AppToken = "xoxb-swapped" }, "SLACK_APP_TOKEN"},
		{func(c *Config) { c.AppToken = "xapp-" }, "SLACK_APP_TOKEN"},
		{func(c *Config) { c.BotToken = "" }, "SLACK_BOT_TOKEN"},
		{func(c *Config) { c.BotToken = "xapp-swapped" }, "SLACK_BOT_TOKEN"},
		{func(c *Config) { c.BotToken = "xoxp-user" }, "SLACK_BOT_TOKEN"},
		{func(c *Config) { c.APIURL = "slack.com/api" }, "SLACK_API_URL"},
		{func(c *Config) { c.APIURL = "http://slack.example/api/" }, "SLACK_API_URL"},
		{func(c *Config) { c.Connections = 11 }, "SLACK_CONNECTIONS"},
	} {
		cfg := good
		tt.change(&cfg)
		_, err := New(cfg, nil)
		var ce *app.ConfigError
		if !errors.As(err, &ce) || ce.Setting != tt.setting {
			t.Errorf("New(%+v) = %v, want an error about %s", cfg, err, tt.setting)
			continue
		}
		for _, secret := range []string{"swapped", "xoxp-user"} {
			if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "\n") {
				t.Errorf("New error = %q, want one line without the token", err)
			}
		}
	}
	if _, err := New(good, nil); err != nil {
		t.Errorf("New(%+v) = %v, want no error", good, err)
	}
}
