/** Ends the output with one line that people and machines read alike: `N passed, N failed`. */
export default class ClosingLine {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      // A file that can't be loaded holds no tests, and is a failure all the same.
      if (module.errors().length > 0) count.failed += 1
      for (const test of module.children.allTests()) count[test.result().state] += 1
    }
    const { passed, failed } = count
    const skipped = count.skipped + count.pending
    process.on('exit', () => {
      console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
      // Whatever ends the process, and however: a failed test is a failed run.
      if (failed > 0) process.exitCode = 1
    })
  }
}
