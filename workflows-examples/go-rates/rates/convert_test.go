package rates_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"example.com/go-rates/rates"
)

func table(t *testing.T) *rates.Table {
	t.Helper()
	parsed, err := rates.Parse(strings.NewReader("EUR 2026-03-02\nUSD 1.25\nJPY 160\nCHF 0.96\n"))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestConvert(t *testing.T) {
	tests := []struct {
		from, to string
		amount   *big.Rat
		want     *big.Rat
	}{
		{"EUR", "USD", big.NewRat(10, 1), big.NewRat(25, 2)},
		{"USD", "EUR", big.NewRat(10, 1), big.NewRat(8, 1)},
		{"USD", "JPY", big.NewRat(1, 1), big.NewRat(128, 1)},
		{"JPY", "CHF", big.NewRat(1, 1), big.NewRat(3, 500)},
		{"CHF", "USD", big.NewRat(1, 100), big.NewRat(5, 384)},
		{"JPY", "JPY", big.NewRat(7, 1), big.NewRat(7, 1)},
		{"EUR", "USD", new(big.Rat), new(big.Rat)},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%s %s to %s", test.amount.FloatString(2), test.from, test.to), func(t *testing.T) {
			got, err := table(t).Convert(test.amount, test.from, test.to)
			if err != nil {
				t.Fatal(err)
			}
			if got.Cmp(test.want) != 0 {
				t.Errorf("got %s, want %s", got.RatString(), test.want.RatString())
			}
		})
	}
}

func TestConvertThereAndBackLosesNothing(t *testing.T) {
	rates := table(t)
	for _, currency := range rates.Currencies() {
		t.Run(currency, func(t *testing.T) {
			amount := big.NewRat(1, 3)
			there, err := rates.Convert(amount, "EUR", currency)
			if err != nil {
				t.Fatal(err)
			}
			back, err := rates.Convert(there, currency, "EUR")
			if err != nil {
				t.Fatal(err)
			}
			if back.Cmp(amount) != 0 {
				t.Errorf("got %s back for %s", back, amount)
			}
		})
	}
}

func TestConvertNamesTheCurrencyThatItDoesNotKnow(t *testing.T) {
	tests := []struct{ from, to, want string }{
		{"XXX", "EUR", `unknown currency: "XXX"`},
		{"EUR", "XXX", `unknown currency: "XXX"`},
		{"", "EUR", `unknown currency: ""`},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%q to %q", test.from, test.to), func(t *testing.T) {
			_, err := table(t).Convert(big.NewRat(1, 1), test.from, test.to)

			if !errors.Is(err, rates.ErrUnknownCurrency) || err.Error() != test.want {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]*big.Rat{
		"0":                 new(big.Rat),
		"12":                big.NewRat(12, 1),
		"12.50":             big.NewRat(25, 2),
		"007":               big.NewRat(7, 1),
		"999999999999999.5": big.NewRat(1999999999999999, 2),
		"0.000000000001":    big.NewRat(1, 1_000_000_000_000),
	} {
		t.Run(text, func(t *testing.T) {
			got, ok := rates.ParseDecimal(text)
			if !ok || got.Cmp(want) != 0 {
				t.Errorf("got %v and %t, want %s", got, ok, want)
			}
		})
	}
}

func TestParseDecimalRefuses(t *testing.T) {
	refused := []string{"", "-1", "+1", "1.", ".5", "1e9", "1/3", "0x10", "1_000", " 1", "NaN", "1234567890123456"}
	for _, text := range refused {
		if got, ok := rates.ParseDecimal(text); ok {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

func ExampleTable_Convert() {
	table, err := rates.Parse(strings.NewReader("EUR 2026-03-02\nUSD 1.0842\nJPY 162.35\n"))
	if err != nil {
		panic(err)
	}

	yen, err := table.Convert(big.NewRat(100, 1), "USD", "JPY")
	if err != nil {
		panic(err)
	}
	fmt.Println(yen.FloatString(4))
	// Output: 14974.1745
}
