import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must, run } from "../real-projects/run.js";

/** A file of a diff as one of the Go libraries reads it. */
export interface ForeignFile {
  readonly old: string;
  readonly new: string;
  /** Line numbers of the new version. */
  readonly added: readonly number[] | null;
  readonly deleted: number;
}

/** What one library makes of one diff. */
export interface ForeignDiff {
  readonly file: string;
  readonly reader: "reviewdog" | "go-diff" | "go-gitdiff";
  readonly error: string;
  readonly files: readonly ForeignFile[] | null;
}

/** A diagnostic as reviewdog reads it; `level` is ERROR, WARNING, INFO or UNKNOWN_SEVERITY. */
export interface ForeignFinding {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly level: string;
  readonly rule: string;
  readonly message: string;
}

export interface ForeignReport {
  readonly file: string;
  readonly error: string;
  readonly findings: readonly ForeignFinding[] | null;
}

/** reviewdog asks for an errorformat that the module proxy does not have; the one before it reads the same. */
const MODULE = `module readings

go 1.24

require (
	github.com/bluekeyes/go-gitdiff v0.9.0
	github.com/reviewdog/errorformat v0.0.0-20260721110140-13bff69235f3
	github.com/reviewdog/reviewdog v0.21.3
	github.com/sourcegraph/go-diff v0.9.0
)

replace github.com/reviewdog/errorformat => github.com/reviewdog/errorformat v0.0.0-20260721110140-13bff69235f3
`;

const PROGRAM = `package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
	"github.com/reviewdog/errorformat"
	"github.com/reviewdog/errorformat/fmts"
	"github.com/reviewdog/errorformat/writer"
	reviewdog "github.com/reviewdog/reviewdog/diff"
	"github.com/reviewdog/reviewdog/parser"
	godiff "github.com/sourcegraph/go-diff/diff"
	"google.golang.org/protobuf/encoding/protojson"
)

type file struct {
	Old     string \`json:"old"\`
	New     string \`json:"new"\`
	Added   []int  \`json:"added"\`
	Deleted int    \`json:"deleted"\`
}

type diffReading struct {
	File   string \`json:"file"\`
	Reader string \`json:"reader"\`
	Error  string \`json:"error"\`
	Files  []file \`json:"files"\`
}

type finding struct {
	Path      string \`json:"path"\`
	Line      int32  \`json:"line"\`
	EndLine   int32  \`json:"endLine"\`
	EndColumn int32  \`json:"endColumn"\`
	Level     string \`json:"level"\`
	Rule      string \`json:"rule"\`
	Message   string \`json:"message"\`
}

type reportReading struct {
	File     string    \`json:"file"\`
	Error    string    \`json:"error"\`
	Findings []finding \`json:"findings"\`
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func byReviewdog(content []byte) ([]file, error) {
	parsed, err := reviewdog.ParseMultiFile(bytes.NewReader(content))
	var files []file
	for _, one := range parsed {
		read := file{Old: one.PathOld, New: one.PathNew}
		for _, hunk := range one.Hunks {
			for _, line := range hunk.Lines {
				if line.Type == reviewdog.LineAdded {
					read.Added = append(read.Added, line.LnumNew)
				} else if line.Type == reviewdog.LineDeleted {
					read.Deleted++
				}
			}
		}
		files = append(files, read)
	}
	return files, err
}

func byGoDiff(content []byte) ([]file, error) {
	parsed, err := godiff.ParseMultiFileDiff(content)
	var files []file
	for _, one := range parsed {
		read := file{Old: one.OrigName, New: one.NewName}
		for _, hunk := range one.Hunks {
			number := int(hunk.NewStartLine)
			for _, line := range strings.Split(strings.TrimSuffix(string(hunk.Body), "\\n"), "\\n") {
				switch {
				case strings.HasPrefix(line, "+"):
					read.Added = append(read.Added, number)
					number++
				case strings.HasPrefix(line, "-"):
					read.Deleted++
				case !strings.HasPrefix(line, "\\\\"):
					number++
				}
			}
		}
		files = append(files, read)
	}
	return files, err
}

func byGitdiff(content []byte) ([]file, error) {
	parsed, _, err := gitdiff.Parse(bytes.NewReader(content))
	var files []file
	for _, one := range parsed {
		read := file{Old: one.OldName, New: one.NewName}
		for _, fragment := range one.TextFragments {
			number := int(fragment.NewPosition)
			for _, line := range fragment.Lines {
				switch line.Op {
				case gitdiff.OpAdd:
					read.Added = append(read.Added, number)
					number++
				case gitdiff.OpDelete:
					read.Deleted++
				default:
					number++
				}
			}
		}
		files = append(files, read)
	}
	return files, err
}

// guarded: a library that panics on a fixture has not read it.
func guarded(read func([]byte) ([]file, error), content []byte) (files []file, err error) {
	defer func() {
		if caught := recover(); caught != nil {
			err = fmt.Errorf("panicked: %v", caught)
		}
	}()
	return read(content)
}

func diffs(names []string, out *json.Encoder) {
	readers := []struct {
		name string
		read func([]byte) ([]file, error)
	}{{"reviewdog", byReviewdog}, {"go-diff", byGoDiff}, {"go-gitdiff", byGitdiff}}
	for _, name := range names {
		content, err := os.ReadFile(name)
		check(err)
		for _, reader := range readers {
			files, err := guarded(reader.read, content)
			check(out.Encode(diffReading{File: name, Reader: reader.name, Error: text(err), Files: files}))
		}
	}
}

// reports reads each file by its ending, and writes what it read as rdjsonl beside it, as reviewdog's reporter does.
func reports(names []string, out *json.Encoder) {
	for _, name := range names {
		content, err := os.ReadFile(name)
		check(err)
		reader, err := parser.New(&parser.Option{FormatName: strings.TrimPrefix(filepath.Ext(name), ".")})
		check(err)
		diagnostics, err := reader.Parse(bytes.NewReader(content))
		reading := reportReading{File: name, Error: text(err)}
		var lines bytes.Buffer
		for _, one := range diagnostics {
			begin, end := one.GetLocation().GetRange().GetStart(), one.GetLocation().GetRange().GetEnd()
			reading.Findings = append(reading.Findings, finding{
				Path: one.GetLocation().GetPath(), Line: begin.GetLine(), EndLine: end.GetLine(), EndColumn: end.GetColumn(),
				Level: one.GetSeverity().String(), Rule: one.GetCode().GetValue(), Message: one.GetMessage(),
			})
			line, err := protojson.Marshal(one)
			check(err)
			lines.Write(append(line, '\\n'))
		}
		check(out.Encode(reading))
		if filepath.Ext(name) == ".sarif" && lines.Len() > 0 {
			check(os.WriteFile(strings.TrimSuffix(name, ".sarif")+".rdjsonl", lines.Bytes(), 0o644))
		}
	}
}

// convert writes what errorformat makes of a tool's printed output, as Checkstyle XML and as SARIF.
func convert(names []string, folder string) {
	for _, name := range names {
		tool := strings.TrimSuffix(filepath.Base(name), ".in")
		format, known := fmts.DefinedFmts()[tool]
		if !known {
			continue
		}
		for _, kind := range []string{"checkstyle", "sarif"} {
			content, err := os.Open(name)
			check(err)
			result, err := os.Create(filepath.Join(folder, "errorformat-"+tool+"."+kind))
			check(err)
			var entries writer.Writer = writer.NewCheckStyle(result)
			if kind == "sarif" {
				entries, err = writer.NewSarif(result, writer.SarifOption{ToolName: tool})
				check(err)
			}
			compiled, err := errorformat.NewErrorformat(format.Errorformat)
			check(err)
			for scanner := compiled.NewScanner(content); scanner.Scan(); {
				check(entries.Write(scanner.Entry()))
			}
			check(entries.(writer.BufWriter).Flush())
			check(result.Close())
			check(content.Close())
		}
	}
}

func main() {
	var names []string
	for input := bufio.NewScanner(os.Stdin); input.Scan(); {
		names = append(names, input.Text())
	}
	out := json.NewEncoder(os.Stdout)
	switch os.Args[1] {
	case "diffs":
		diffs(names, out)
	case "reports":
		reports(names, out)
	case "convert":
		convert(names, os.Args[2])
	}
}
`;

/** The Go libraries in a program of our own. Paths in reports are made relative to `working`. */
export interface GoReaders {
  diffs(files: readonly string[]): ForeignDiff[];
  /** Told apart by their ending: sarif, checkstyle, rdjson, rdjsonl. Beside each `.sarif` an `.rdjsonl` of the same findings is left. */
  reports(files: readonly string[]): ForeignReport[];
  /** Turns printed outputs of tools (`NAME.in`) into `errorformat-NAME.checkstyle` and `.sarif` below `folder`. */
  convert(files: readonly string[], folder: string): void;
}

/** Builds the program below `scratch`. */
export function goReaders(scratch: string, working: string, environment: Readonly<Record<string, string>>): GoReaders {
  const folder = path.join(scratch, "program");
  mkdirSync(folder);
  writeFileSync(path.join(folder, "go.mod"), MODULE);
  writeFileSync(path.join(folder, "main.go"), PROGRAM);
  must("go", ["mod", "tidy"], folder, environment);
  must("go", ["build", "-o", "readings", "."], folder, environment);
  const program = path.join(folder, "readings");
  const ask = <T>(mode: string, files: readonly string[], ...args: readonly string[]): T[] => {
    const { code, stdout, stderr } = run(program, [mode, ...args], working, {}, files.join("\n"));
    if (code !== 0) throw new Error(`the Go readers ended with ${code}: ${stderr.slice(-2000)}`);
    return stdout.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as T);
  };
  return {
    diffs: (files) => ask("diffs", files),
    reports: (files) => ask("reports", files),
    convert: (files, into) => void ask("convert", files, into),
  };
}
