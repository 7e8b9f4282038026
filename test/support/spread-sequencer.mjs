import Sequencer from '@jest/test-sequencer';

const MOSTLY_WAITING = /\/test\/queue\//;
const APART = 10;

/** The usual order, but files that mostly wait are spread among those that work, from the first on: together at the end they would leave the processors idle. */
export default class SpreadSequencer extends Sequencer {
  async sort(tests) {
    const usual = await super.sort(tests);
    const waiting = usual.filter(({ path }) => MOSTLY_WAITING.test(path));
    return usual.filter((test) => !waiting.includes(test)).flatMap((test, index) => (index % APART === 0 ? [...waiting.splice(0, 1), test] : [test])).concat(waiting);
  }
}
