const plain = (passed, failed) => `${passed} passed, ${failed} failed`;
const isFast = (test) => test.context.config.displayName?.name === 'fast';

/** Says how the fast part went as soon as it is through, and closes the run with one plain line. */
export default class Summary {
  #fast = { started: 0, running: 0, passed: 0, failed: 0, told: false };

  onRunStart() {
    this.#fast.started = Date.now();
  }

  onTestFileStart(test) {
    if (isFast(test)) this.#fast.running += 1;
    else this.#tellFastPart();
  }

  onTestFileResult(test, result) {
    if (!isFast(test)) return this.#tellFastPart();
    this.#fast.running -= 1;
    this.#fast.passed += result.numPassingTests;
    this.#fast.failed += result.numFailingTests + (result.testExecError ? 1 : 0);
  }

  onRunComplete(_projects, results) {
    this.#tellFastPart();
    console.log(plain(results.numPassedTests, results.numFailedTests + results.numRuntimeErrorTestSuites));
  }

  // The sequencer starts every fast file before any other, so once another one has started and none is running, the part is through.
  #tellFastPart() {
    const { started, running, passed, failed, told } = this.#fast;
    if (told || running > 0 || passed + failed === 0) return;
    this.#fast.told = true;
    console.log(`fast part: ${plain(passed, failed)} in ${Math.round((Date.now() - started) / 1000)} s`);
  }
}
