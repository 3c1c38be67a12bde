// SPDX-License-Identifier: MIT

/*
Command miswg answers questions about the Multinational Industrial Security
Working Group (MISWG) from one Government of Canada page, in Slack and on the
command line, in English and French, with a quote from the page or a plain
"the page does not say".

# Manual

	miswg                             at a terminal: answers what is typed, ? tells how
	miswg QUESTION…                   answers it, as ask does
	miswg playground [--addr HOST:PORT] [--open] [--corpus DIR] [--script FILE]
	miswg serve [--env FILE] [--corpus DIR]
	miswg health [--env FILE]
	miswg ask [--json] [--explain] [--lang en|fr|auto] [--corpus DIR] QUESTION…
	miswg ask --json -                one question a line, one JSON object a line
	miswg search [--json] [--limit N] [--corpus DIR] QUERY
	miswg exam [--json] [--fails] [--corpus DIR]
	miswg doctor [--json] [--env FILE] [--corpus DIR]
	miswg gaps [--csv] [--weekly] [--since DAY] [--env FILE]
	miswg feedback [--csv] [--since DAY] [--env FILE]
	miswg questions [--csv] [--since DAY] [--env FILE]
	miswg manifest [--conversational | --agent] [--workflow] [--search] [--explain] [--corpus DIR]
	miswg map -o FILE.png [--lang en|fr] [--corpus DIR]
	miswg map -o -                    the picture to standard output
	miswg check [--fix [--confirm ID]…] DIR
	miswg source check [--corpus DIR] [--url URL] [--json | --save DIR]
	miswg new DIR
	miswg version
	miswg help [COMMAND]
	miswg completion bash|zsh|fish|powershell

Settings come from the environment, and from .env where the environment is
silent; .env.example explains each. Go's own GOMEMLIMIT, in the environment, goes
before the 27 MiB that serve sets.

Exit codes: 0 done, or drained after an interrupt; 1 the command failed; 2 the
arguments or the settings are wrong. An error is one line on standard error; a wrong
corpus has a line for each thing that is wrong. No token is ever printed.

# Tour

The tree is the data flow; each package imports only what stands before it.
arch_test.go in this folder holds the arrows.

[miswg/corpus] is what we know: the page word for word, cut into addressable
passages, and the names and statements around it, in YAML a person can edit.
corpus/load.go reads it and names all that is wrong. Who takes part is read from the
page's own list by corpus/list_read.go and corpus/list.go, and from nothing else;
corpus/confirm.go keeps what a person wrote from outliving the words it rests on.
Below it [miswg/corpus/written] reads the files, notes what is wrong with them and
writes what needs no thought (corpus/written/mend.go), and [miswg/corpus/page] takes
texts apart (corpus/page/page.go has the words of a list). [miswg/corpus/foreign] has
what other languages call the countries, and [miswg/corpus/ahead] what the embedded
YAML says and which labels its examples use, both written ahead by go generate.

[miswg/corpus/source] holds a corpus against its pages as they are now, when miswg
source check asks for it: [miswg/corpus/source/fetch] gets a page from the web, as its
host allows (corpus/source/fetch/robots.go), [miswg/corpus/source/extract] writes what
people see of it as a corpus has it (corpus/source/extract/hidden.go says what they do
not see), corpus/source/compare.go finds what changed, and a corpus.Draft what that
makes of who takes part.

[miswg/corpus/past] keeps what a corpus was before, as what differs from it now.

[miswg/index] is how we find it: two Bleve indexes in memory. index/search.go has the
three ways in: exact names, Boolean sets, scored passages. Passages are read in their
language by index/language.go and put in order by index/rank.go. What Bleve makes of the
embedded corpus is written ahead by go generate, too, and opened by index/prepared.go.

[miswg/index/answer] answers, in steps that are packages of their own.
[miswg/index/answer/reading] takes a message apart: index/answer/reading/token.go
cleans what a person typed, index/answer/reading/recognise.go finds the names in it,
index/answer/reading/codes.go and index/answer/reading/rewrite.go settle codes, turned names and misspellings,
by what stands beside them (index/answer/reading/items.go),
index/answer/reading/clause.go cuts clauses. [miswg/index/answer/intent] decides what
is asked: index/answer/intent/decide.go has the rules, first what is exact, then what
the examples of corpus/data/examples say, names masked
(index/answer/intent/knowledge.go). Its intents (index/answer/intent/intents.go) are
answered from one table in index/answer/engine.go: index/answer/membership.go,
index/answer/sets.go, index/answer/refuse.go and index/answer/passages.go look up the
facts and their quotes.
[miswg/index/answer/words] makes the sentences, in English and French, of
index/answer/words/data/phrases.txt: what they say
of the whole list is computed from it (index/answer/words/facts.go), and the names
of the body are read from corpus/data/body.yaml.

[miswg/index/answer/receipt] makes the code that stands under an answer: from which
corpus it is, and a seal over what it says. [miswg/index/audit] makes the answer of a
receipt again, for miswg verify.

[miswg/index/answer/learn] is the classifier, which knows nothing of the page;
[miswg/index/answer/intent/generate] writes what it learnt from the embedded examples.
[miswg/index/answer/figures] holds the numbers of a message against those of the list.

[miswg/index/answer/table] reads what somebody pasted or attached as rows of cells,
and writes such rows as CSV or XLSX: index/answer/table/separate.go finds what
separates the cells, index/answer/table/aside.go what is said around a list,
index/answer/table/prose.go what is no list at all,
index/answer/table/header.go what each column holds, index/answer/table/file.go has
the kinds of files and the limits. The words it goes by are in
index/answer/table/data/words.txt. It knows no country.

[miswg/index/answer/rows] finds whom a row names, and index/answer/check.go tells
how they stand: index/answer/rows/rows.go looks into the column of countries,
index/answer/rows/line.go reads a line for everybody it names,
index/answer/rows/state.go the states behind its towns (their names are in
index/answer/reading/data/states.txt), index/answer/rows/firm.go the names of firms and
index/answer/rows/owner.go what is said of whom a supplier belongs to.

[miswg/index/answer/exam] asks the questions of corpus/data/exam and keeps the score:
index/answer/exam/exam.go tells how they are written.

[miswg/index/live] keeps that true to the files: index/live/live.go loads, has the
canaries sing (index/live/canary.go) and swaps the engine, index/live/follow.go and
index/live/watch.go notice a change of a corpus directory. Serve and the playground
answer through it. [miswg/index/live/adopted] keeps the corpora that administrators
approved.

[miswg/bot/render] is how it looks: answers as Block Kit and plain text, every
Slack limit in bot/render/limits.go, the strings in bot/render/data/phrases.txt, notes in
bot/render/notes.go, the one escape function in bot/render/escape.go.

[miswg/bot/visible] is what people see of a message: every kind of block and
attachment as lines of text.

[miswg/bot] is how we speak, put together in bot/bot.go from rooms that know only
those below them. At the bottom [miswg/bot/wire] has Slack's payloads as values,
[miswg/bot/app] is the bot as an app of Slack's (tokens, scopes, manifest, doctor),
[miswg/bot/retry] says what an error of Slack's means, [miswg/bot/stats] counts, and
[miswg/bot/expiring] forgets by itself. [miswg/bot/ledger] keeps what is owed: what was
taken and is not answered (bot/ledger/record.go), what was answered before
(bot/ledger/first.go), what a killed copy left (bot/ledger/adopt.go), and, while the
store fails, what it could not be told (bot/ledger/spill.go).
[miswg/bot/socket] keeps connections up and acknowledges; [miswg/bot/outbox] posts at
Slack's pace, again after failures that pass, and never twice; [miswg/bot/people] knows
whom to answer and in which language. [miswg/bot/queue] takes deliveries and has them
handled, everybody in turn, and [miswg/bot/talk] has the one table from delivery to handler
(bot/talk/routes.go) and a file for each surface; [miswg/bot/talk/step] is the one that
workflows have, [miswg/bot/talk/find] what Slack's own search asks, and in
[miswg/bot/talk/review] the administrators decide about what
[miswg/bot/watch] finds changed on the page. Of that bot/ledger/watch.go keeps one
record; bot/watch/sight.go says which answers rest on what changed, bot/watch/told.go has
each administrator told, bot/watch/draft.go says what is made of a change that was approved.
[miswg/bot/correct] keeps what posted answers rest on, and corrects them when that has
changed.

[miswg/bot/state] is what is remembered between starts and shared by copies:
questions under way, handled events, languages, feedback, the gap report; SQLite
or PostgreSQL. [miswg/bot/state/localpostgres] runs one for the tests.

[miswg/bot/ops] lets a machine watch: health, readiness, metrics, a dashboard and
alerts. cmd/miswg/health.go asks it from the command line.

The folder cmd/miswg/deploy has a systemd unit, a container file and
cmd/miswg/deploy/compose.yaml, two copies on one PostgreSQL.

[miswg/cmd/miswg/worldmap] draws the membership as a map, a picture for the Home
tab and the README; bot is handed a function that draws it.

[miswg/cmd/miswg/terminal] is how answers look on a command line, and the conversation
at a terminal.

[miswg/bot/localslack] is a small Slack in one process, written from Slack's
documentation and not from the client's code, so that each checks the other.
Its parts, from the bottom: [miswg/bot/localslack/loose] reads JSON of any shape;
[miswg/bot/localslack/shape] holds it to one that is written down, as
bot/localslack/blockkit/rules.txt is; [miswg/bot/localslack/blockkit] is the book of
rules for blocks and views, pure functions; [miswg/bot/localslack/manifest] says what the app may do;
[miswg/bot/localslack/core] has the lock, the clock, the notes of all that happens,
and how a call is read and refused; [miswg/bot/localslack/socket] is Socket Mode;
[miswg/bot/localslack/workspace] is what there is, people to files, and tells the
app what happens; [miswg/bot/localslack/webapi] answers it;
[miswg/bot/localslack/acts] is what people do.
[miswg/bot/playground] shows that workspace in a browser, with the real bot in it;
[miswg/bot/playground/script] plays conversations there and in the tests of the bot.

# The life of one question

Somebody types "/miswg japan". Nothing lasts in this example; with a database
bot/ledger/record.go keeps the command before it is acknowledged.

	bot/socket/socket.go   takes the envelope off the connection
	bot/wire/delivery.go   decodes it
	bot/queue/queue.go     counts, queues and acknowledges it
	bot/talk/talk.go       has found its route and where the answer goes (bot/wire/target.go)
	bot/queue/lanes.go     has it wait for its author's turn
	bot/queue/handle.go    has a worker handle it
	bot/talk/slash.go      claims it (bot/ledger/first.go, bot/ledger/claims.go, in the store
	                       behind bot/ledger/guard.go) and asks whether its author may
	                       ask (bot/people/access.go); the words (bot/wire/text.go) are no
	                       command, so they are a question
	bot/talk/question.go   asks in the language of the words, which "japan" tells, and else
	                       in the author's, after what was asked before
	                       (bot/talk/threads.go)
	bot/talk/desk.go       has the engine answer: the name is found by its exact spelling,
	                       and the answer stands on the page's line "Japan", which a
	                       corpus.Quote proves to be there
	bot/talk/drawing.go    has it drawn as a card (bot/render/answer.go)
	bot/outbox/message.go  makes it a call of the command's response address
	bot/outbox/outbox.go   puts it into that address's lane
	bot/outbox/deliver.go  delivers it (bot/outbox/response.go)

# Where to change what

A fact: corpus/data/page.txt, then miswg check --fix. A name:
corpus/data/members.yaml. After either, go generate in corpus/ahead and in index. What the body is called: corpus/data/body.yaml. A way of
asking: a line in corpus/data/examples and go generate in index/answer/intent. A new kind of question: a
label, a statement or topic for it, and cases under corpus/data/exam. A
card: bot/render. A Slack surface: a row in bot/talk/routes.go.
*/
package main
