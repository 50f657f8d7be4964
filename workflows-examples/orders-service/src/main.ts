import { runService } from "./service";

void runService({
  environment: process.env,
  write: (line) => process.stdout.write(line),
  signals: process,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
