const { createRequire } = require('node:module');
const path = require('node:path');
const { default: Runtime } = require('jest-runtime');

const PACKAGES = `${path.sep}node_modules${path.sep}`;
const TEST_FRAMEWORK = `${PACKAGES}@jest${path.sep}`;
const ofProcess = createRequire(module.filename);

/** The evaluated modules of packages and of the product, by the key Jest gives them: kept from one test file of this process to the next. */
const shared = new Map();

/** Answers `import()` for the file that runs now, also when a module asks that an earlier file loaded. */
let importNow;

/**
 * Loads packages and the product once in a worker process, as a service does, and only the test files and what supports them anew: loading Nest,
 * TypeORM and some seven hundred modules takes longer than most files' tests. The product keeps nothing in its modules that a test file could leave behind
 * for the next but figures that only grow.
 */
class SharedModulesRuntime extends Runtime {
  constructor(config, ...others) {
    super(config, ...others);
    this.sharedFolders = [PACKAGES, ...['src', 'config'].map((folder) => path.join(config.rootDir, folder) + path.sep)];
    importNow = this.esmLoader.dynamicImport;
    this.esmLoader.dynamicImport = (...request) => importNow(...request);
    for (const [key, module] of shared) this.registries.esModuleRegistry.set(key, module);
  }

  teardown() {
    for (const [key, module] of this.registries.esModuleRegistry) {
      if (module.status === 'evaluated' && this.isShared(module.identifier)) shared.set(key, module);
    }
    super.teardown();
  }

  requireModuleOrMock(from, moduleName) {
    if (from.includes(PACKAGES)) return createRequire(from)(moduleName);
    const isPackage = path.isAbsolute(moduleName) && moduleName.includes(PACKAGES) && !moduleName.includes(TEST_FRAMEWORK);
    return isPackage ? ofProcess(moduleName) : super.requireModuleOrMock(from, moduleName);
  }

  isShared(file) {
    return this.sharedFolders.some((folder) => file.includes(folder)) && !/\.spec\.ts$/.test(file);
  }
}

module.exports = { __esModule: true, default: SharedModulesRuntime };
