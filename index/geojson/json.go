// SPDX-License-Identifier: MIT

// Package jsoniter stands in go.mod for the library of that name, which Bleve's shapes on
// the globe write JSON with. Nothing here has a shape. The library looks methods up by
// their names, and so makes the linker keep every method of every type of the program;
// .github/decisions/size.md has the figures.
package jsoniter

import "encoding/json"

// ConfigCompatibleWithStandardLibrary is the standard library itself.
var ConfigCompatibleWithStandardLibrary standard

type standard struct{}

func (standard) Marshal(v any) ([]byte, error)        { return json.Marshal(v) }
func (standard) Unmarshal(data []byte, out any) error { return json.Unmarshal(data, out) }
