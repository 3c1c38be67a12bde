package visible

import "testing"

// blocks are those of Slack's documentation, each with what must be seen.
var blocks = []struct{ name, block, want string }{
	{"section", `{"type":"section","text":{"type":"mrkdwn","text":"A message *with some bold text* and _some italicized text_."}}`,
		"A message with some bold text and some italicized text."},
	{"section fields", `{"type":"section","text":{"type":"mrkdwn","text":"Request"},"fields":[{"type":"mrkdwn","text":"*Country:*\nNorway"},{"type":"plain_text","text":"*high*"}],
		"accessory":{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Jordan"},"value":"Chad"}}`, "Request\nCountry:\nNorway\n*high*"},
	{"header", `{"type":"header","text":{"type":"plain_text","text":"Budget :flag-no: &amp; more"}}`, "Budget 🇳🇴 & more"},
	{"context", `{"type":"context","elements":[{"type":"image","image_url":"https://x.example/a.png","alt_text":"Spain"},{"type":"mrkdwn","text":"Location: *Oslo*"}]}`, "Location: Oslo"},
	{"actions", `{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Norway"},"action_id":"a"},
		{"type":"static_select","action_id":"b","options":[{"text":{"type":"plain_text","text":"Peru"},"value":"pe"}]}]}`, ""},
	{"context actions", `{"type":"context_actions","elements":[{"type":"feedback_buttons","positive_button":{"text":{"type":"plain_text","text":"Norway"}}}]}`, ""},
	{"image", `{"type":"image","title":{"type":"plain_text","text":"Plants of Norway"},"image_url":"https://x.example/a.png","alt_text":"Peru"}`, "Plants of Norway"},
	{"video", `{"type":"video","title":{"type":"plain_text","text":"How to use Slack."},"title_url":"https://x.example","description":{"type":"plain_text","text":"From Norway"},
		"video_url":"https://x.example/v","alt_text":"Peru","thumbnail_url":"https://x.example/t","author_name":"Chad","provider_name":"YouTube"}`, "How to use Slack.\nFrom Norway"},
	{"input", `{"type":"input","label":{"type":"plain_text","text":"Country"},"element":{"type":"plain_text_input","action_id":"a","initial_value":"Peru"}}`, "Country"},
	{"file", `{"type":"file","external_id":"ABCD1","source":"remote"}`, ""},
	{"table", `{"type":"table","column_settings":[{"is_wrapped":true},{"align":"right"}],"rows":[[{"type":"raw_text","text":"Header A"},{"type":"raw_text","text":"Header B"}],
		[{"type":"raw_text","text":"Data\t1A"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"text":"Data 1B","type":"link","url":"https://slack.com"}]}]}],
		[{"type":"raw_text","text":""},{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x"}]},
		{"type":"rich_text_section","elements":[{"type":"text","text":"y"}]}]}]}]]}`, "Header A\tHeader B\nData 1A\tData 1B\n\t• x • y"},
	{"data table", `{"type":"data_table","caption":"Suppliers","page_size":1,"row_header_column_index":0,"rows":[[{"type":"raw_text","text":"Name"},{"type":"raw_text","text":"Staff"}],
		[{"type":"raw_text","text":"Kongsberg, Norway"},{"type":"raw_number","value":1250}],[{"type":"raw_text","text":"Saab"},{"type":"raw_number","value":3.5,"text":"3.5 k"}],
		[{"type":"raw_text","text":"KNDS"},{"type":"action","element":{"type":"button","text":{"type":"plain_text","text":"Jordan"}}}]]}`,
		"Suppliers\nName\tStaff\nKongsberg, Norway\t1250\nSaab\t3.5 k\nKNDS"},
	{"markdown", `{"type":"markdown","text":"# Suppliers\n**Saab** in *Sweden*, [KNDS](https://knds.example)\n- Norway\n  * [ ] Peru\n1. Chile\n> quoted\n---\n` + "```go\\ncode\\n```" + `\nNorway \\*not bold\\*\n\n| Name | Country |\n|------|:-------:|\n| Saab \\| Bofors | **SE** |\n\nend | here"}`,
		"Suppliers\nSaab in Sweden, KNDS\n• Norway\n  • Peru\n1. Chile\nquoted\ncode\nNorway *not bold*\n\nName\tCountry\nSaab | Bofors\tSE\n\nend | here"},
	{"alert", `{"type":"alert","text":{"type":"mrkdwn","text":"Left out: *Peru*"},"level":"info"}`, "Left out: Peru"},
	{"card", `{"type":"card","title":{"type":"mrkdwn","text":"Saab"},"subtitle":{"type":"plain_text","text":"Sweden"},"body":{"type":"mrkdwn","text":"*ok*"},"subtext":{"type":"plain_text","text":"2026"},
		"icon":{"type":"image","image_url":"https://x.example/i.png","alt_text":"Peru"},"actions":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Chad"}}]}`, "Saab\nSweden\nok\n2026"},
	{"carousel", `{"type":"carousel","elements":[{"type":"card","title":{"type":"mrkdwn","text":"A"}},{"type":"card","body":{"type":"mrkdwn","text":"B"}}]}`, "A\nB"},
	{"container", `{"type":"container","title":{"type":"plain_text","text":"More"},"subtitle":{"type":"plain_text","text":"less"},"is_collapsible":true,
		"child_blocks":[{"type":"divider"},{"type":"section","text":{"type":"mrkdwn","text":"Norway"}}]}`, "More\nless\nNorway"},
	{"layout", `{"type":"layout","label":"Peru","rows":[{"items":[{"block":{"type":"section","text":{"type":"mrkdwn","text":"Norway"}},"width":"narrow"},
		{"block":{"type":"header","text":{"type":"plain_text","text":"Chile"}}}]}],"fallback":[{"type":"section","text":{"type":"mrkdwn","text":"Spain"}}]}`, "Norway\nChile"},
	{"layout with its label", `{"type":"layout","label":"Peru","is_label_visible":true,"rows":[]}`, "Peru"},
	{"task card", `{"type":"task_card","task_id":"t","title":"Fetching","status":"complete","details":{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Norway"}]}]},
		"sources":[{"type":"url","url":"https://x.example","text":"Peru"}]}`, "Fetching\nNorway\nPeru"},
	{"plan", `{"type":"plan","title":"Thinking","tasks":[{"type":"task_card","task_id":"t","title":"One"},{"type":"task_card","task_id":"u","title":"Two","hide_title":true}]}`, "Thinking\nOne"},
	{"chart", `{"type":"data_visualization","title":"Suppliers","chart":{"type":"pie","segments":[{"label":"Norway","value":3},{"label":"Peru","value":1}]}}`, "Suppliers\nNorway\nPeru"},
	{"bars", `{"type":"data_visualization","title":"Suppliers","chart":{"type":"bar","series":[{"name":"2026","data":[{"label":"Norway","value":3}]}],"axis_config":{"categories":["Norway"]}}}`,
		"Suppliers\n2026\nNorway"},
	{"a block nobody knows", `{"type":"hologram","title":"Suppliers","items":[{"type":"beam","text":{"type":"mrkdwn","text":"<https://x.example|Norway>"}},
		{"type":"switch","action_id":"s","text":"Jordan"}],"image_url":"https://peru.example","alt_text":"Chad"}`, "Suppliers\nNorway"},

	{"paragraphs", rich(`{"type":"rich_text_section","elements":[{"type":"text","text":"Hello "},{"type":"text","text":"Norway","style":{"bold":true,"strike":true}},{"type":"text","text":" &amp; *Peru*\nnext\n\nlast"}]}`),
		"Hello Norway & *Peru*\nnext\n\nlast"},
	{"quote and code", rich(`{"type":"rich_text_section","elements":[{"type":"text","text":"see\n"}]},{"type":"rich_text_quote","elements":[{"type":"text","text":"Norway\nPeru"}]},
		{"type":"rich_text_preformatted","elements":[{"type":"text","text":"a\tb\n  c"}],"border":0}`), "see\nNorway\nPeru\na\tb\n  c"},
	{"lists", rich(`{"type":"rich_text_section","elements":[{"type":"text","text":"Basic list"}]},
		{"type":"rich_text_list","style":"bullet","indent":0,"border":0,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Norway"}]}]},
		{"type":"rich_text_list","style":"ordered","indent":1,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Saab "},{"type":"link","url":"https://x.example","text":"Sweden"}]},
		{"type":"rich_text_section","elements":[{"type":"text","text":"KNDS"}]}]},
		{"type":"rich_text_list","style":"ordered","offset":4,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Chile"}]},
		{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"inner"}]}]},{"type":"rich_text_section","elements":[{"type":"text","text":"Peru"}]}]}`),
		"Basic list\n• Norway\n    1. Saab Sweden\n    2. KNDS\n5. Chile\n    • inner\n6. Peru"},
	{"elements", rich(`{"type":"rich_text_section","elements":[{"type":"user","user_id":"U1"},{"type":"text","text":" "},{"type":"usergroup","usergroup_id":"S1"},{"type":"broadcast","range":"here"},
		{"type":"channel","channel_id":"C1"},{"type":"link","url":"https://x.example/a"},{"type":"text","text":" "},{"type":"emoji","name":"flag-no","unicode":"1f1f3-1f1f4"},
		{"type":"emoji","name":"flag-pe"},{"type":"emoji","name":"jp"},{"type":"emoji","name":"flag-scotland"},{"type":"emoji","name":"party_blob"},{"type":"color","value":"#F405B3"},{"type":"text","text":" "},
		{"type":"date","timestamp":1720710212,"format":"{date_num} at {time}","fallback":"timey"},{"type":"text","text":" "},{"type":"date","timestamp":1720710212,"format":"{date_num}"},
		{"type":"tag","text":"Chile"},{"type":"file","file_id":"F1","text":"Chad"}]}`),
		"@… @…@…#…https://x.example/a 🇳🇴🇵🇪🇯🇵🏴󠁧󠁢󠁳󠁣󠁴󠁿:party_blob:#F405B3 timey 2024-07-11Chile"},
	{"an element nobody knows", rich(`{"type":"rich_text_hologram","elements":[{"type":"text","text":"Norway"}]},{"type":"rich_text_section","elements":[{"type":"glyph","text":"Peru"}]}`), "Norway\nPeru"},
}

func rich(elements string) string { return `{"type":"rich_text","elements":[` + elements + `]}` }

func TestBlocks(t *testing.T) {
	for _, tt := range blocks {
		if got := Text(content(t, `{"blocks":[`+tt.block+`]}`)); got != tt.want {
			t.Errorf("%s: Text = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"<https://x.example|Norway> &amp; <mailto:a@x.example|a@x.example> <mailto:b@x.example>", "Norway & a@x.example b@x.example"},
		{"<@U1> <@U1|chad> <!here> <!subteam^S1|@peru> <#C1|jordan> <#C1>", "@… @… @… @… #… #…"},
		{"<!date^1392734382^{date_num}|18 February>", "18 February"},
		{"1 &lt; 2 &amp;lt; &copy; R&D", "1 < 2 &lt; &copy; R&D"},
		{"*bold* stays", "*bold* stays"},
	} {
		if got := Plain(tt.in); got != tt.want {
			t.Errorf("Plain(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"*a* _b_ ~c~ `d` *_e_*", "a b c d e"},
		{"(*a*), *b*: *c d*", "(a), b: c d"},
		{"* a * b*c*d snake_case_name Norway* 2*3*4", "* a * b*c*d snake_case_name Norway* 2*3*4"},
		{"*a\nb*", "*a\nb*"},
		{"&gt; Norway\n&gt;&gt;&gt; Peru", "Norway\nPeru"},
		{"see ```a\nb``` c", "see \na\nb\n c"},
		{"*", "*"},
		{"at 10:20:30 :flag-fr: :us: :usa:", "at 10:20:30 🇫🇷 🇺🇸 :usa:"},
	} {
		if got := mrkdwn(tt.in); got != tt.want {
			t.Errorf("mrkdwn(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
