module example.com/go-rates

go 1.24
