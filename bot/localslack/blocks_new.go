package localslack

import "slices"

// card checks a card block. https://docs.slack.dev/reference/block-kit/blocks/card-block
func (c *checker) card(path string, b object) {
	if b["hero_image"] == nil && b["title"] == nil && b["actions"] == nil && b["body"] == nil {
		c.bad(path, "must have one of hero_image, title, actions, body")
	}
	if b["icon"] != nil && b["slack_icon"] != nil {
		c.bad(path, "must not have both icon and slack_icon")
	}
	for _, key := range []string{"hero_image", "icon"} {
		if v, present := b[key]; present {
			c.element(join(path, key), v, "image")
		}
	}
	c.text(path, b, "title", false, false, maxCardTitle)
	c.text(path, b, "subtitle", false, false, maxCardTitle)
	c.text(path, b, "body", false, false, maxCardBody)
	c.text(path, b, "subtext", false, false, maxCardBody)
	for i, e := range c.array(path, b, "actions", 0, maxCardActions) {
		c.element(join(join(path, "actions"), i), e, "button")
	}
}

// carousel checks a carousel block. https://docs.slack.dev/reference/block-kit/blocks/carousel-block
func (c *checker) carousel(path string, b object) {
	for i, e := range c.array(path, b, "elements", 1, maxCards) {
		p := join(join(path, "elements"), i)
		if kind := str(obj(e)["type"]); kind != "card" {
			c.bad(join(p, "type"), "unsupported type: %s", kind)
			continue
		}
		c.block(p, e)
	}
}

// container checks a container block. https://docs.slack.dev/reference/block-kit/blocks/container-block
func (c *checker) container(path string, b object) {
	if (b["title"] == nil) == (b["rich_text_title"] == nil) {
		c.bad(path, "must have either title or rich_text_title")
	}
	c.text(path, b, "title", false, true, maxHeader)
	c.text(path, b, "subtitle", false, false, maxHeader)
	if v, present := b["rich_text_title"]; present {
		if o, ok := c.object(join(path, "rich_text_title"), v, "elements"); ok {
			c.richElements(join(path, "rich_text_title"), o)
			c.length(join(path, "rich_text_title"), richPlain(o), 1, maxHeader)
		}
	}
	if v, present := b["icon"]; present {
		c.element(join(path, "icon"), v, "image")
	}
	c.oneOf(path, b, "width", "narrow", "standard", "wide", "full")
	c.boolean(path, b, "is_collapsible", "default_collapsed", "has_header_divider")
	if truth(b["default_collapsed"]) && !truth(b["is_collapsible"]) {
		c.bad(join(path, "default_collapsed"), "requires is_collapsible")
	}
	children := []string{"actions", "context", "divider", "file", "header", "image", "input", "rich_text", "section", "table", "video"}
	for i, e := range c.array(path, b, "child_blocks", 1, maxContainer) {
		p := join(join(path, "child_blocks"), i)
		if kind := str(obj(e)["type"]); !slices.Contains(children, kind) {
			c.bad(join(p, "type"), "unsupported type: %s", kind)
			continue
		}
		c.block(p, e)
	}
}

// plan checks a plan block, whose title is a bare string. https://docs.slack.dev/reference/block-kit/blocks/plan-block
func (c *checker) plan(path string, b object) {
	c.need(path, b, "title", 1, maxTextObject)
	for i, e := range c.array(path, b, "tasks", 0, maxPlanTasks) {
		p := join(join(path, "tasks"), i)
		t, ok := c.object(p, e, "block_id", "task_id", "title", "details", "output", "sources", "status")
		if ok && str(t["type"]) == "task_card" {
			c.taskFields(p, t, true)
		} else if ok {
			c.bad(join(p, "type"), "unsupported type: %s", str(t["type"]))
		}
	}
}

// task checks a task_card block. https://docs.slack.dev/reference/block-kit/blocks/task-card-block
func (c *checker) task(path string, b object) { c.taskFields(path, b, false) }

func (c *checker) taskFields(path string, b object, planned bool) {
	c.need(path, b, "task_id", 1, maxID)
	c.need(path, b, "title", 1, maxTextObject)
	states := []string{"in_progress", "complete", "error"}
	if planned {
		states = append(states, "pending")
	}
	c.oneOf(path, b, "status", states...)
	for _, key := range []string{"details", "output"} {
		if v, present := b[key]; present {
			if o, ok := c.object(join(path, key), v, "elements", "block_id"); ok {
				c.richText(join(path, key), o)
			}
		}
	}
	for i, e := range c.array(path, b, "sources", 0, 1<<10) {
		p := join(join(path, "sources"), i)
		if o, ok := c.object(p, e, "url", "text"); ok {
			c.url(p, o, "url", true, maxURL)
			c.need(p, o, "text", 1, maxTextObject)
		}
	}
}

// chart checks a data_visualization block. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
func (c *checker) chart(path string, b object) {
	c.charts++
	c.need(path, b, "title", 1, 50)
	o, ok := b["chart"].(object)
	if !ok {
		c.bad(path, "missing required field: chart")
		return
	}
	c.oneOf(join(path, "chart"), o, "type", "pie", "bar", "line", "area")
	for _, key := range []string{"segments", "series"} {
		c.array(join(path, "chart"), o, key, 0, 12)
	}
}
