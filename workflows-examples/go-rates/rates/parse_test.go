package rates_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"example.com/go-rates/rates"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name, text string
		currencies []string
	}{
		{"base alone", "EUR 2026-03-02", []string{"EUR"}},
		{"two rates", "EUR 2026-03-02\nUSD 1.0842\nJPY 162.35\n", []string{"EUR", "JPY", "USD"}},
		{"comments, empty lines, spaces", "# daily\n\n  EUR\t2026-03-02\n# far east\n JPY  162 \n", []string{"EUR", "JPY"}},
		{"line ends of Windows", "EUR 2026-03-02\r\nUSD 1.0842\r\n", []string{"EUR", "USD"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			table, err := rates.Parse(strings.NewReader(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if table.Base != "EUR" || table.Date != "2026-03-02" {
				t.Errorf("got %s of %s, want EUR of 2026-03-02", table.Base, table.Date)
			}
			if got := table.Currencies(); !slices.Equal(got, test.currencies) {
				t.Errorf("got %v, want %v", got, test.currencies)
			}
		})
	}
}

func TestParseNamesTheLineThatItCannotRead(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"base in small letters", "eur 2026-03-02", `line 1: "eur" is no currency`},
		{"day of another country", "EUR 02.03.2026", `line 1: "02.03.2026" is no day`},
		{"base without a day", "EUR", "line 1: expected two words, found 1"},
		{"rate with a unit", "EUR 2026-03-02\nUSD 1.08 cents", "line 2: expected two words, found 3"},
		{"currency of four letters", "EUR 2026-03-02\n\nUSDT 1.08", `line 3: "USDT" is no currency`},
		{"decimal comma", "EUR 2026-03-02\nUSD 1,08", `line 2: "1,08" is no rate`},
		{"fraction", "EUR 2026-03-02\nUSD 13/12", `line 2: "13/12" is no rate`},
		{"negative rate", "EUR 2026-03-02\nUSD -1.08", `line 2: "-1.08" is no rate`},
		{"rate of nothing", "EUR 2026-03-02\nUSD 0.00", `line 2: "0.00" is no rate`},
		{"second rate", "EUR 2026-03-02\nUSD 1.08\nUSD 1.09", "line 3: USD has a rate already"},
		{"rate of the base", "EUR 2026-03-02\nEUR 1", "line 2: EUR has a rate already"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := rates.Parse(strings.NewReader(test.text))

			var syntax *rates.SyntaxError
			if !errors.As(err, &syntax) || err.Error() != test.want {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestParseNeedsATable(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# nothing today\n"} {
		if _, err := rates.Parse(strings.NewReader(text)); err == nil {
			t.Errorf("%q was taken for a table", text)
		}
	}
}

func TestParseReportsThatReadingFailed(t *testing.T) {
	broken := errors.New("connection reset")

	if _, err := rates.Parse(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("EUR 2026-03-02\nUSD 1.0842\n")
	f.Add("# nothing today\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := rates.Parse(strings.NewReader(text))
		if (table == nil) == (err == nil) {
			t.Errorf("got the table %v and the error %v", table, err)
		}
	})
}
