/** Counts what passed and what failed, and remembers the names of the failures for the end of the run. */
export class Tally {
  #passed = 0;
  #failures = [];

  /** Adds counted results of one kind; `names` names as many of the failures as are known. */
  add({ passed = 0, failed = 0, names = [] }) {
    this.#passed += passed;
    this.#failures.push(...Array.from({ length: failed }, (_, index) => names[index] ?? '（见上文）'));
  }

  /** Runs one check that counts as one; a failure is printed and counted, never thrown. Returns whether it passed. */
  async check(name, work) {
    try {
      await work();
      this.add({ passed: 1 });
      process.stdout.write(`  ✓ ${name}\n`);
      return true;
    } catch (error) {
      this.add({ failed: 1, names: [name] });
      process.stdout.write(`  ✗ ${name}\n${String(error?.message ?? error).replace(/^/gm, '    ')}\n`);
      return false;
    }
  }

  get failed() {
    return this.#failures.length;
  }

  /** The names of the failures, if any, and the closing line `N passed, N failed`. */
  print() {
    if (this.failed > 0) process.stdout.write(`\n未通过：\n${this.#failures.map((name) => `  ✗ ${name}\n`).join('')}`);
    process.stdout.write(`\n${this.#passed} passed, ${this.failed} failed\n`);
  }
}
