import vm from 'node:vm';
import { setTimeout as sleep } from 'node:timers/promises';
import { ModuleMocker } from 'jest-mock';

/** Stands for the context of the worker process itself wherever Jest asks for one. */
const OWN_CONTEXT = vm.createContext();

/** Where packages, which are loaded once in this process, keep what the decorators of the product said. */
const OF_PACKAGES = new Set(['typeormMetadataArgsStorage', 'classValidatorMetadataStorage']);

const CLOSING_GRACE_MS = 3_000;
const TELLING_MS = 10_000;

function compileInOwnContext() {
  const { SourceTextModule, SyntheticModule, compileFunction } = vm;
  const own = (options, key) => (options?.[key] === OWN_CONTEXT ? { ...options, [key]: undefined } : options);
  vm.SourceTextModule = class extends SourceTextModule {
    constructor(code, options) {
      super(code, own(options, 'context'));
    }
  };
  vm.SyntheticModule = class extends SyntheticModule {
    constructor(names, evaluate, options) {
      super(names, evaluate, own(options, 'context'));
    }
  };
  vm.compileFunction = (code, parameters, options) => compileFunction(code, parameters, own(options, 'parsingContext'));
}
compileInOwnContext();

// Node opens the standard streams at their first use: done here, or the first file that prints would seem to have left a pipe open.
void [process.stdin, process.stdout, process.stderr];

/** What keeps the process alive now, by kind. */
function openResources() {
  const counts = new Map();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/**
 * Runs a test file in the context of its worker process instead of one made for it: every use of a global (`Math`, `Map`, `String`) in a
 * context of its own takes fifty times as long in Node 20, and the reader and the engine use them all the time. Which modules are
 * loaded anew is said in shared-modules-runtime.cjs. What a file leaves on the global object or in the environment variables is taken away behind
 * it; a file that leaves a connection, a server or a process open fails.
 */
export default class OneContextEnvironment {
  constructor({ projectConfig }, { testPath }) {
    this.testPath = testPath;
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = null;
    this.globals = Object.getOwnPropertyDescriptors(globalThis);
    this.variables = { ...process.env };
    this.exit = process.exit;
    this.listeners = new Map(process.eventNames().map((event) => [event, process.rawListeners(event)]));
    this.resources = openResources();
    Object.assign(globalThis, projectConfig.globals);
  }

  async setup() {}

  /** A failure also tells what the file has to say of the moment it happened in, such as what stood on its pages: the machine on which it happened may never do it again. */
  async handleTestEvent({ name, error }) {
    if (name !== 'test_fn_failure' || !(error instanceof Error) || typeof globalThis.toldOnFailure !== 'function') return;
    // A page that hangs has nothing to say, and must not hold up the tests after it.
    const told = await Promise.race([globalThis.toldOnFailure().catch((trouble) => `(${trouble})`), sleep(TELLING_MS, '(no answer)', { ref: false })]);
    error.stack = error.stack?.replace(error.message, () => `${error.message}\n\n${told}\n`);
  }

  async teardown() {
    const leftOpen = await this.leftOpen();
    for (const key of Reflect.ownKeys(globalThis)) if (!Object.hasOwn(this.globals, key) && !OF_PACKAGES.has(key)) Reflect.deleteProperty(globalThis, key);
    for (const key of Reflect.ownKeys(this.globals)) {
      if (Object.getOwnPropertyDescriptor(globalThis, key)?.value !== this.globals[key].value) Object.defineProperty(globalThis, key, this.globals[key]);
    }
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    process.exit = this.exit;
    for (const event of process.eventNames()) {
      for (const listener of process.rawListeners(event)) if (!this.listeners.get(event)?.includes(listener)) process.removeListener(event, listener);
    }
    if (leftOpen.length > 0) throw new Error(`${this.testPath} left open: ${leftOpen.join(', ')}`);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return OWN_CONTEXT;
  }

  async leftOpen() {
    const more = () => [...openResources()].filter(([kind, count]) => count > (this.resources.get(kind) ?? 0)).map(([kind]) => kind);
    for (let waited = 0; waited < CLOSING_GRACE_MS && more().length > 0; waited += 50) await sleep(50);
    return more();
  }
}
