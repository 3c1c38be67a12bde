package people

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// Attached reads what a script's move attaches to the person's next post: "NAME: CONTENT", with \n and \t for line
// breaks and tabs, or "NAME" alone, whose content is the part of the script called NAME or, in base64, "NAME base64".
// The error says that there is no such part, or that it is not base64.
func Attached(move string, parts map[string]string) (SayOption, error) {
	name, content, given := strings.Cut(move, ": ")
	if given {
		return WithFile(name, []byte(strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(content))), nil
	}
	if text, ok := parts[name]; ok {
		return WithFile(name, []byte(text)), nil
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(parts[name+" base64"]), ""))
	if err != nil {
		return nil, fmt.Errorf("localslack: part %q: %w", name+" base64", err)
	}
	if len(data) == 0 {
		return nil, fmt.Errorf("localslack: there is no part %q", name)
	}
	return WithFile(name, data), nil
}
