import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** Compiles what plain Node runs in production: the server, its set-up steps and the planner's worker. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/node',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: {
        serve: 'scripts/serve.ts',
        'planner-worker': 'app/gateways/planning/worker.ts',
        'import-worker': 'scripts/server/import-worker.ts',
        'timetable-worker': 'app/services/itineraries/timetable-worker.ts',
      },
      // All in one folder: the server finds the worker's file beside its own.
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      external: [...builtinModules, /^node:/],
    },
  },
})
