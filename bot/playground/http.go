package playground

import (
	"embed"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"time"
)

//go:embed static
var static embed.FS

// routes are all addresses of the page. guard stands before them.
func (s *Server) routes() http.Handler {
	m := http.NewServeMux()
	files, err := fs.Sub(static, "static")
	if err != nil {
		panic("playground: the embedded folder is called static") // unreachable: the directive above names it
	}
	m.Handle("GET /", http.FileServerFS(files))
	m.HandleFunc("GET /api/state", answered(s.getState))
	m.HandleFunc("GET /api/events", s.getEvents)
	m.HandleFunc("GET /api/wire", answered(s.getWire))
	m.HandleFunc("GET /api/transcript", s.getTranscript)
	m.HandleFunc("GET /api/gallery", answered(func(r *http.Request) (any, error) { return gallery(r.Context(), s.engine) }))
	m.HandleFunc("GET /files/{id}", s.getFile)
	m.HandleFunc("POST /api/act", posted(func(r *http.Request, a act) (any, error) { return s.do(r.Context(), a) }))
	m.HandleFunc("POST "+uploads, answered(s.postFile))
	m.HandleFunc("POST /api/replay", posted(s.replay))
	m.HandleFunc("POST /api/faults", posted(s.faults.post))
	m.HandleFunc("POST /api/mishap", posted(func(_ *http.Request, m mishap) (any, error) { return m.strike(s.slack) }))
	m.HandleFunc("POST /api/reload", answered(s.postReload))
	return m
}

// answered answers with JSON; an error becomes {"error":…} and status 400, since
// what a person cannot do is no failure of the server.
func answered(do func(r *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := do(r)
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			v = map[string]string{"error": strings.TrimPrefix(err.Error(), "localslack: ")}
		}
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		_ = enc.Encode(v) // fails only when the page has gone
	}
}

// posted answers a request whose body is a T that holds nothing unknown.
func posted[T any](do func(r *http.Request, body T) (any, error)) http.HandlerFunc {
	return answered(func(r *http.Request) (any, error) {
		var body T
		dec := json.NewDecoder(r.Body)
		dec.DisallowUnknownFields()
		if dec.Decode(&body) != nil {
			return nil, errors.New("the request is not understood")
		}
		return do(r, body)
	})
}

// getEvents tells the page, as a stream, that something changed. Changes within
// a moment are told once; the page then fetches what it shows.
func (s *Server) getEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	changes := s.slack.Watch(r.Context())
	stream, event := http.NewResponseController(w), "retry: 500\n\n"
	const moment, working, alive = 15 * time.Millisecond, 100 * time.Millisecond, 10 * time.Second
	reread := s.reread.heard()
	gather := time.NewTimer(0)
	// That the bot has finished changes nothing in the workspace, and yet is shown.
	finished := time.NewTimer(alive)
	beat := time.NewTicker(alive)
	defer beat.Stop()
	for {
		if _, err := io.WriteString(w, event); err != nil || stream.Flush() != nil {
			return
		}
		event = "event: change\ndata: {}\n\n" // which the page understands as "fetch it anew"
		select {
		case _, open := <-changes:
			if !open {
				return
			}
			gather.Reset(moment)
			for waiting := true; waiting; {
				select {
				case _, open := <-changes:
					if !open {
						return
					}
				case <-gather.C:
					waiting = false
				}
			}
			finished.Reset(working)
		case <-finished.C:
			if s.bot.Stats().Waiting > 0 {
				finished.Reset(working)
				event = ""
			}
		case <-reread:
			reread = s.reread.heard()
		case <-beat.C:
			event = ": still here\n\n"
		}
	}
}

// maxWire is how many entries the page gets at once, the newest.
const maxWire = 200

func (s *Server) getWire(r *http.Request) (any, error) {
	after, _ := strconv.Atoi(r.URL.Query().Get("after"))
	all := s.slack.Wire()
	first := len(all)
	for first > 0 && all[first-1].Seq > after && len(all)-first < maxWire {
		first--
	}
	return map[string]any{"entries": all[first:], "complaints": len(s.slack.Complaints())}, nil
}

func (s *Server) getTranscript(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte(s.slack.Transcript()))
}

// getFile serves a picture that a browser can draw without running anything;
// every other file is only to be saved.
func (s *Server) getFile(w http.ResponseWriter, r *http.Request) {
	data := s.slack.FileContent(r.PathValue("id"))
	if data == nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	switch kind := http.DetectContentType(data); kind {
	case "image/png", "image/jpeg", "image/gif", "image/webp":
		h.Set("Content-Type", kind)
	default:
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", "attachment")
	}
	_, _ = w.Write(data) // #nosec G705 -- the policy and the type set above let nothing in it run
}
