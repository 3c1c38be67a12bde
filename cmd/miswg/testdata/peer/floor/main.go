// Command floor is the least that a bot with slack-go can be: it acknowledges a command
// and posts one line.
package main

import (
	"log"
	"os"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

func main() {
	api := slack.New(os.Getenv("SLACK_BOT_TOKEN"), slack.OptionAppLevelToken(os.Getenv("SLACK_APP_TOKEN")), slack.OptionAPIURL(os.Getenv("SLACK_API_URL")))
	c := socketmode.New(api)
	go answer(c)
	log.Fatal(c.Run())
}

func answer(c *socketmode.Client) {
	for e := range c.Events {
		command, ok := e.Data.(slack.SlashCommand)
		if !ok {
			continue
		}
		if err := c.Ack(*e.Request); err != nil {
			log.Fatal(err)
		}
		go post(command)
	}
}

func post(c slack.SlashCommand) {
	reply := &slack.WebhookMessage{Text: "echo " + c.Text, ResponseType: slack.ResponseTypeEphemeral}
	if err := slack.PostWebhook(c.ResponseURL, reply); err != nil {
		log.Fatal(err)
	}
}
