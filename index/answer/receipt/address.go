package receipt

import (
	"net/url"
	"strings"
)

// inAddress begins the fragment of the address of a receipt.
const inAddress = "miswg-"

// At returns the address of a receipt: that of the page, with the receipt as its fragment,
// so that whoever follows it is on the page, and whoever knows of receipts can check it. It
// is "" where the page has no address.
func (c Code) At(page string) string {
	u, err := url.Parse(page)
	if err != nil || u.Host == "" || c == "" {
		return ""
	}
	u.Fragment = inAddress + string(c)
	return u.String()
}

// Named returns the receipt that an address is of, as [Code.At] writes it, and whether it is
// meant to be of one: the code is "" where it is not whole, or forged.
func Named(address string) (c Code, meant bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || !strings.HasPrefix(strings.ToLower(u.Fragment), inAddress) {
		return "", false
	}
	c, _ = Parse(u.Fragment[len(inAddress):]) // "" with an error
	return c, true
}
