package playground

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

	"miswg/bot/localslack"
)

// file is what a person attaches to a post.
type file struct {
	id   string
	name string
	data []byte
}

// tray holds files between their upload and the post they are attached to.
type tray struct {
	mu    sync.Mutex
	files []file
}

// maxTray is how many files wait; the oldest makes room.
const maxTray = 10

func (t *tray) put(name string, data []byte) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	id := rand.Text()
	t.files = append(t.files, file{id, name, data})
	t.files = slices.Clone(t.files[max(0, len(t.files)-maxTray):])
	return id
}

// take hands the files out, once and in this order.
func (t *tray) take(ids []string) ([]file, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var out []file
	for _, id := range ids {
		i := slices.IndexFunc(t.files, func(f file) bool { return f.id == id })
		if i < 0 {
			return nil, errors.New("a file is gone; attach it again")
		}
		out = append(out, t.files[i])
		t.files = slices.Delete(t.files, i, i+1)
	}
	return out, nil
}

// postFile takes one file as it is; ?name= is what it is called. An act "say"
// attaches it by the ID in the answer.
func (s *Server) postFile(r *http.Request) (any, error) {
	name := path.Base(path.Clean("/" + strings.ReplaceAll(r.URL.Query().Get("name"), `\`, "/")))
	if name == "/" {
		return nil, errors.New("a file needs a name")
	}
	data, err := io.ReadAll(r.Body)
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return nil, fmt.Errorf("%s has more than %d MB", name, localslack.MaxFile>>20)
	case err != nil:
		return nil, errors.New("the file did not arrive whole")
	}
	return map[string]string{"id": s.tray.put(name, data)}, nil
}
