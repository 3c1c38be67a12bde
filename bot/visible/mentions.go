package visible

import "encoding/json"

// Mentioned returns the users whom a message addresses, those in quotes and code left
// out: what stands there was said by somebody else, or is not said at all. It reports
// whether the blocks tell, as those do that Slack sends along with what people write.
func Mentioned(blocks json.RawMessage) (users []string, told bool) {
	for _, b := range list(decoded(blocks)) {
		if b := obj(b); str(b["type"]) == "rich_text" {
			told = true
			users = mentions(users, list(b["elements"]), 0)
		}
	}
	return users, told
}

func mentions(users []string, elements []any, depth int) []string {
	if depth > maxDepth {
		return users
	}
	for _, e := range elements {
		e := obj(e)
		switch str(e["type"]) {
		case "rich_text_quote", "rich_text_preformatted":
		case "user":
			if !truth(obj(e["style"])["code"]) {
				users = append(users, str(e["user_id"]))
			}
		default:
			users = mentions(users, list(e["elements"]), depth+1)
		}
	}
	return users
}
