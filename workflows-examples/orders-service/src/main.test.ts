import { afterEach, expect, it, jest } from "@jest/globals";
import { entryOf, type LogEntry } from "../tests/running-service";

afterEach(() => {
  jest.restoreAllMocks();
});

it("the process serves until it is told to stop, and then ends with exit code 0", async () => {
  const logged: LogEntry[] = [];
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    // Jest may share this process and its output: only JSON is ours.
    if (String(text).startsWith("{")) logged.push(JSON.parse(String(text)) as LogEntry);
    return true;
  });
  jest.replaceProperty(process, "env", { HOST: "127.0.0.1", PORT: "0" });

  await import("./main");
  const { port } = await entryOf(logged, "service listening");
  const response = await fetch(`http://127.0.0.1:${String(port)}/health/live`);
  expect(await response.json()).toEqual({ status: "live" });

  process.emit("SIGTERM");
  await entryOf(logged, "service stopped");
  expect(process.exitCode).toBe(0);
});
