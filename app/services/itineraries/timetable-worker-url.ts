import { existsSync } from 'node:fs'

/** Built: `timetable-worker.js` in `build/node`, beside us or beside the folder of the page bundle. From sources: our TypeScript. */
export function timetableWorkerUrl(): URL {
  const built = ['./timetable-worker.js', '../node/timetable-worker.js'].map((path) => new URL(path, import.meta.url))
  return built.find((url) => existsSync(url)) ?? new URL('./timetable-worker.ts', import.meta.url)
}
