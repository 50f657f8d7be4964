package rounding_test

import (
	"fmt"
	"math/big"
	"testing"

	"example.com/go-rates/rounding"
)

func rat(t *testing.T, text string) *big.Rat {
	t.Helper()
	value, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return value
}

func TestRound(t *testing.T) {
	tests := []struct {
		value                  string
		digits                 int
		halfEven, halfUp, down string
	}{
		{"0", 2, "0.00", "0.00", "0.00"},
		{"1.2", 2, "1.20", "1.20", "1.20"},
		{"1.234", 2, "1.23", "1.23", "1.23"},
		{"1.236", 2, "1.24", "1.24", "1.23"},
		{"1.225", 2, "1.22", "1.23", "1.22"},
		{"1.235", 2, "1.24", "1.24", "1.23"},
		{"1.2250000001", 2, "1.23", "1.23", "1.22"},
		{"-1.225", 2, "-1.22", "-1.23", "-1.22"},
		{"-1.236", 2, "-1.24", "-1.24", "-1.23"},
		{"-0.001", 2, "0.00", "0.00", "0.00"},
		{"2.5", 0, "2", "3", "2"},
		{"3.5", 0, "4", "4", "3"},
		{"9.999", 2, "10.00", "10.00", "9.99"},
		{"0.66666666666666666667", 4, "0.6667", "0.6667", "0.6666"},
		{"12345678901234567890.125", 2, "12345678901234567890.12", "12345678901234567890.13", "12345678901234567890.12"},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%s to %d digits", test.value, test.digits), func(t *testing.T) {
			for mode, want := range map[rounding.Mode]string{
				rounding.HalfEven: test.halfEven,
				rounding.HalfUp:   test.halfUp,
				rounding.Down:     test.down,
			} {
				if got := rounding.Format(rat(t, test.value), test.digits, mode); got != want {
					t.Errorf("mode %d: got %s, want %s", mode, got, want)
				}
			}
		})
	}
}

func TestRoundLeavesItsArgumentAlone(t *testing.T) {
	value := rat(t, "1.225")

	rounding.Round(value, 2, rounding.HalfUp)

	if want := rat(t, "1.225"); value.Cmp(want) != 0 {
		t.Errorf("got %s, want %s", value, want)
	}
}

func TestRoundingHalvesToEvenHasNoBias(t *testing.T) {
	sum := new(big.Rat)
	for cents := range int64(1000) {
		half := big.NewRat(2*cents+1, 200)
		sum.Add(sum, new(big.Rat).Sub(rounding.Round(half, 2, rounding.HalfEven), half))
	}

	if sum.Sign() != 0 {
		t.Errorf("the errors add up to %s", sum.FloatString(3))
	}
}

func ExampleFormat() {
	price := big.NewRat(5, 2)

	fmt.Println(rounding.Format(price, 0, rounding.HalfEven))
	fmt.Println(rounding.Format(price, 0, rounding.HalfUp))
	fmt.Println(rounding.Format(price, 2, rounding.Down))
	// Output:
	// 2
	// 3
	// 2.50
}
