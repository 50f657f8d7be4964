import { describe, expect, it } from "@jest/globals";
import { testsOfGoSource } from "./go-source.js";

const source = (...lines: string[]): string => ["package p", 'import "testing"', "", ...lines].join("\n");

describe("the tests of a Go source file", () => {
  it("are tests, fuzz tests and examples with output, in the order of the source", () => {
    expect(testsOfGoSource(source(
      "func TestB(t *testing.T) { if true { t.Log(\"}\") } }", "func TestA(t *testing.T) {}", "func FuzzC(f *testing.F) {}",
      "func ExampleD() {", "\tprintln(1) // noise", "\t// Output: 1", "}",
      "func Example_e() {", "\t// unordered output:", "\t// 1", "\t// 2", "}",
      "func Example() {", "\t/* Output: */", "}",
    ))).toEqual(["TestB", "TestA", "FuzzC", "ExampleD", "Example_e", "Example"]);
  });

  it("leave out benchmarks, TestMain, helpers, methods, small letters behind the prefix and examples without output", () => {
    expect(testsOfGoSource(source(
      "func BenchmarkA(b *testing.B) {}", "func TestMain(m *testing.M) { m.Run() }", "func testHelper(t *testing.T) {}", "func Testimony(t *testing.T) {}",
      "func (s *Suite) TestA() {}", "func TestTwo(t *testing.T, n int) {}", "func TestNone() {}", "func TestGeneric[T any](t *testing.T) {}",
      "func ExampleQuiet() { println(1) }", "func ExampleEarly() {", "\t// Output: 1", "", "\t// more words", "}", "func ExampleTakes(n int) {", "\t// Output: 1", "}",
      "func ExampleCode() {", "\t// Output: 1", "\tprintln(1)", "\t// not it", "}",
    ))).toEqual([]);
  });

  it("are not misled by strings, runes, comments and braces", () => {
    expect(testsOfGoSource(source(
      "var a = `func TestRaw(t *testing.T) {}`", 'var b = "func TestText(t *testing.T) { \\" }"', "var c = '{'", "var d = '\\''", "// func TestLine(t *testing.T) {}",
      "/* func TestBlock(t *testing.T) { */", "var e = func() { }", "func helper(x struct{ y int }) {}",
      "func Test_snake(", "\tt *testing.T, // the test", ") {", "}", "type s struct{ a int }; func Test1(*testing.T) {}", "func Test2(t*testing.T) {}", "func TestÜber(t *tt.T) {}",
    ))).toEqual(["Test_snake", "Test1", "Test2", "TestÜber"]);
  });

  it("end where a file is cut off", () => {
    expect(testsOfGoSource("package p\nfunc TestA(t *testing.T) {}\nfunc TestB(t *testing.T) { `")).toEqual(["TestA"]);
  });
});
