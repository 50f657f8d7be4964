/**
 * The thread that PGlite runs in, because nothing else ends a statement that runs for ever: PGlite has no timer. It is text and
 * no module, so that neither the bundler nor a test's loader touches it: both break the library, which looks for its files
 * beside itself. Rows stay in the thread but for the column `facts`.
 */
export const PGLITE_WORKER = `
const { parentPort, workerData } = require("node:worker_threads");

async function extensions(library) {
  const found = {};
  for (const name of workerData.extensions) {
    const file = new URL("contrib/" + name.replaceAll("-", "_") + ".js", library);
    const [extension] = Object.values(await import(file).catch(() => ({})));
    if (extension !== undefined) found[name] = extension;
  }
  return found;
}

async function start() {
  const { PGlite } = await import(workerData.library);
  const dump = workerData.dump === null ? {} : { loadDataDir: new Blob([workerData.dump]) };
  const database = await PGlite.create({ extensions: await extensions(workerData.library), ...dump });
  const { rows } = await database.query("SELECT name FROM pg_available_extensions");
  parentPort.on("message", async (sql) => { parentPort.postMessage(await answer(database, sql)); });
  return rows.map(({ name }) => name);
}

async function answer(database, sql) {
  try {
    if (sql === null) return { dump: Buffer.from(await (await database.dumpDataDir("gzip")).arrayBuffer()).toString("base64") };
    const results = await database.exec(sql);
    if (!(await isAlive(database))) return { broken: "it answers nothing any more" };
    return { facts: results.flatMap(({ rows }) => rows.map(({ facts }) => facts).filter((facts) => typeof facts === "string")) };
  } catch (thrown) {
    const message = String(thrown?.message ?? thrown);
    return typeof thrown?.code === "string" && (await isAlive(database)) ? { refused: { code: thrown.code, message } } : { broken: message };
  }
}

// After some statements, such as COPY FROM PROGRAM, it answers everything with nothing, refusals included.
async function isAlive(database) {
  try {
    const [result] = await database.exec("SELECT 1 AS alive");
    return result?.rows[0]?.alive === 1;
  } catch (thrown) {
    return thrown?.code === "25P02";
  }
}

start().then((available) => parentPort.postMessage({ available }), (thrown) => parentPort.postMessage({ broken: String(thrown?.message ?? thrown) }));
`;
