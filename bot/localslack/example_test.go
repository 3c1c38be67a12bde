package localslack_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/gorilla/websocket"

	"miswg/bot/localslack"
)

// A person runs a command, and a bot of ten lines answers it.
func Example() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	s, err := localslack.Start(localslack.Options{})
	if err != nil {
		panic(err)
	}
	defer s.Close()
	go bot(s)
	if err := s.Await(ctx, func(st localslack.State) bool { return st.Sockets == 1 }); err != nil {
		panic(err)
	}
	if _, err := s.Slash(ctx, "alice", "#bids", "/miswg", "is japan a member?"); err != nil {
		panic(err)
	}
	if err := s.Await(ctx, func(st localslack.State) bool { return len(st.Only("alice")) == 1 }); err != nil {
		panic(err)
	}
	fmt.Print(s.Transcript())
	fmt.Println(s.Check())
	// Output:
	// [#bids] alice types: /miswg is japan a member?
	// [#bids] miswg, only to alice: Yes.
	// <nil>
}

func bot(s *localslack.Server) {
	resp, err := http.PostForm(s.APIURL()+"apps.connections.open", url.Values{"token": {s.AppToken()}})
	if err != nil {
		return
	}
	defer resp.Body.Close()
	var open struct{ URL string }
	if json.NewDecoder(resp.Body).Decode(&open) != nil {
		return
	}
	ws, _, err := websocket.DefaultDialer.Dial(open.URL, nil)
	if err != nil {
		return
	}
	for {
		var env struct {
			ID   string `json:"envelope_id"`
			Type string `json:"type"`
		}
		if ws.ReadJSON(&env) != nil {
			return
		}
		if env.Type == "slash_commands" {
			ws.WriteJSON(map[string]any{"envelope_id": env.ID, "payload": map[string]any{"text": "Yes."}})
		}
	}
}
